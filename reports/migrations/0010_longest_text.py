"""Texts of a report have a longest length; nothing in the database changes."""

import django.core.validators
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('reports', '0009_remark_quoted'),
    ]

    operations = [
        migrations.AlterField(
            model_name='annualreport',
            name='improvements',
            field=models.TextField(blank=True, default='', validators=[django.core.validators.MaxLengthValidator(20000, message='“改进情况”有 %(show_value)d 字，超过 %(limit_value)d 字的上限，请删减。')], verbose_name='改进情况'),
        ),
        migrations.AlterField(
            model_name='annualreport',
            name='other_matters',
            field=models.TextField(blank=True, default='', validators=[django.core.validators.MaxLengthValidator(20000, message='“其他需要报告的事项”有 %(show_value)d 字，超过 %(limit_value)d 字的上限，请删减。')], verbose_name='其他需要报告的事项'),
        ),
        migrations.AlterField(
            model_name='annualreport',
            name='overview_management',
            field=models.TextField(blank=True, default='', validators=[django.core.validators.MaxLengthValidator(20000, message='“政府信息管理”有 %(show_value)d 字，超过 %(limit_value)d 字的上限，请删减。')], verbose_name='政府信息管理'),
        ),
        migrations.AlterField(
            model_name='annualreport',
            name='overview_on_request',
            field=models.TextField(blank=True, default='', validators=[django.core.validators.MaxLengthValidator(20000, message='“依申请公开”有 %(show_value)d 字，超过 %(limit_value)d 字的上限，请删减。')], verbose_name='依申请公开'),
        ),
        migrations.AlterField(
            model_name='annualreport',
            name='overview_opening',
            field=models.TextField(blank=True, default='', validators=[django.core.validators.MaxLengthValidator(20000, message='“总体情况（开头）”有 %(show_value)d 字，超过 %(limit_value)d 字的上限，请删减。')], verbose_name='总体情况（开头）'),
        ),
        migrations.AlterField(
            model_name='annualreport',
            name='overview_platform',
            field=models.TextField(blank=True, default='', validators=[django.core.validators.MaxLengthValidator(20000, message='“政府信息公开平台建设”有 %(show_value)d 字，超过 %(limit_value)d 字的上限，请删减。')], verbose_name='政府信息公开平台建设'),
        ),
        migrations.AlterField(
            model_name='annualreport',
            name='overview_proactive',
            field=models.TextField(blank=True, default='', validators=[django.core.validators.MaxLengthValidator(20000, message='“主动公开”有 %(show_value)d 字，超过 %(limit_value)d 字的上限，请删减。')], verbose_name='主动公开'),
        ),
        migrations.AlterField(
            model_name='annualreport',
            name='overview_supervision',
            field=models.TextField(blank=True, default='', validators=[django.core.validators.MaxLengthValidator(20000, message='“监督保障”有 %(show_value)d 字，超过 %(limit_value)d 字的上限，请删减。')], verbose_name='监督保障'),
        ),
        migrations.AlterField(
            model_name='annualreport',
            name='preamble',
            field=models.TextField(blank=True, default='', validators=[django.core.validators.MaxLengthValidator(20000, message='“编制说明”有 %(show_value)d 字，超过 %(limit_value)d 字的上限，请删减。')], verbose_name='编制说明'),
        ),
        migrations.AlterField(
            model_name='annualreport',
            name='problems',
            field=models.TextField(blank=True, default='', validators=[django.core.validators.MaxLengthValidator(20000, message='“存在的主要问题”有 %(show_value)d 字，超过 %(limit_value)d 字的上限，请删减。')], verbose_name='存在的主要问题'),
        ),
    ]
