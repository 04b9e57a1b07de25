"""The whole database of a first release: tables, and what an office begins with."""

import django.contrib.auth.models
import django.contrib.auth.validators
import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import reports.models.fields
import reports.models.report
import reports.models.rule_settings
from django.conf import settings
from django.db import migrations, models


# Deadlines of 政府信息公开条例 art. 49; townships report by local order only.
KINDS = (
    ("人民政府", 10, True, 3, 31),
    ("政府部门", 20, False, 1, 31),
    ("乡镇街道", 30, True, None, None),
    ("其他单位", 40, False, 1, 31),
)


def begin(apps, schema_editor):
    """The customary kinds of agency, the word lists of the catalogue, an empty trail."""
    kinds = apps.get_model("reports", "AgencyKind").objects
    for name, order, government, month, day in KINDS:
        kinds.create(
            name=name,
            order=order,
            is_government=government,
            deadline_month=month,
            deadline_day=day,
        )
    wordings = apps.get_model("reports", "Wording").objects
    for kind, text, instead in reports.models.rule_settings.catalogue_wordings():
        wordings.create(kind=kind, text=text, instead=instead)
    apps.get_model("reports", "TrailHead").objects.create(pk=1)


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Content',
            fields=[
                ('digest', models.CharField(max_length=64, primary_key=True, serialize=False)),
                ('text', models.TextField()),
            ],
            options={
                'verbose_name': '内容存档',
                'verbose_name_plural': '内容存档',
            },
        ),
        migrations.CreateModel(
            name='RuleSetting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('rule', models.CharField(choices=reports.models.rule_settings.rule_choices, max_length=40, unique=True, verbose_name='规则')),
                ('severity', models.CharField(blank=True, choices=reports.models.rule_settings.severity_choices, max_length=10, verbose_name='级别')),
                ('off', models.BooleanField(default=False, verbose_name='停用')),
            ],
            options={
                'verbose_name': '规则设置',
                'verbose_name_plural': '规则设置',
                'ordering': ['rule'],
            },
        ),
        migrations.CreateModel(
            name='Threshold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(choices=reports.models.rule_settings.number_choices, max_length=40, unique=True, verbose_name='阈值')),
                ('value', models.FloatField(verbose_name='数值')),
            ],
            options={
                'verbose_name': '阈值',
                'verbose_name_plural': '阈值',
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='TrailHead',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveBigIntegerField(default=0)),
                ('hash', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
            ],
        ),
        migrations.CreateModel(
            name='Staff',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('username', models.CharField(error_messages={'unique': 'A user with that username already exists.'}, help_text='Required. 150 characters or fewer. Letters, digits and @/./+/-/_ only.', max_length=150, unique=True, validators=[django.contrib.auth.validators.UnicodeUsernameValidator()], verbose_name='username')),
                ('email', models.EmailField(blank=True, max_length=254, verbose_name='email address')),
                ('is_staff', models.BooleanField(default=False, help_text='Designates whether the user can log into this admin site.', verbose_name='staff status')),
                ('is_active', models.BooleanField(default=True, help_text='Designates whether this user should be treated as active. Unselect this instead of deleting accounts.', verbose_name='active')),
                ('date_joined', models.DateTimeField(default=django.utils.timezone.now, verbose_name='date joined')),
                ('name', models.CharField(max_length=40, verbose_name='姓名')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'verbose_name': '工作人员',
                'verbose_name_plural': '工作人员',
                'ordering': ['username'],
            },
            managers=[
                ('objects', django.contrib.auth.models.UserManager()),
            ],
        ),
        migrations.CreateModel(
            name='AgencyKind',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=40, unique=True, verbose_name='名称')),
                ('order', models.PositiveSmallIntegerField(default=0, verbose_name='排序')),
                ('is_government', models.BooleanField(default=False, help_text='报告须包含工作考核、社会评议、责任追究结果。', verbose_name='一级人民政府')),
                ('deadline_month', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(12)], verbose_name='公布期限（月）')),
                ('deadline_day', models.PositiveSmallIntegerField(blank=True, null=True, validators=[django.core.validators.MaxValueValidator(31)], verbose_name='公布期限（日）')),
            ],
            options={
                'verbose_name': '机关类别',
                'verbose_name_plural': '机关类别',
                'ordering': ['order', 'name'],
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('deadline_day', None), ('deadline_month', None)), models.Q(('deadline_day__isnull', False), ('deadline_day__range', (1, 31)), ('deadline_month__isnull', False), ('deadline_month__range', (1, 12))), _connector='OR'), name='agency_kind_deadline', violation_error_message='公布期限的月和日要么都填，要么都不填。')],
            },
        ),
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(help_text='用于网址，公布后请勿更改，例如 jiaozuo-education。', max_length=40, unique=True, verbose_name='代码')),
                ('name', models.CharField(max_length=100, unique=True, verbose_name='名称')),
                ('rule_making_power', models.BooleanField(default=False, help_text='没有规章制定权的机关，规章各栏应为 0。', verbose_name='有规章制定权')),
                ('two_people', models.BooleanField(default=False, help_text='人员很少的机关经批准可以勾选；制作与审核始终须为两人。', verbose_name='审核人可以兼发布')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='children', to='reports.agency', verbose_name='上级机关')),
                ('kind', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='agencies', to='reports.agencykind', verbose_name='类别')),
            ],
            options={
                'verbose_name': '行政机关',
                'verbose_name_plural': '行政机关',
                'ordering': ['kind__order', 'code'],
            },
        ),
        migrations.CreateModel(
            name='AnnualReport',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('year', models.PositiveSmallIntegerField(verbose_name='年度')),
                ('revision', models.PositiveSmallIntegerField(default=1, editable=False, verbose_name='版次')),
                ('format', models.CharField(choices=reports.models.report.format_choices, editable=False, max_length=8, verbose_name='格式')),
                ('status', models.CharField(choices=[('draft', '制作中'), ('in_review', '审核中'), ('approved', '待发布'), ('published', '已发布'), ('superseded', '已更正'), ('withdrawn', '已撤下')], default='draft', editable=False, max_length=12, verbose_name='状态')),
                ('version', models.PositiveIntegerField(default=1, editable=False)),
                ('agency_name', models.CharField(blank=True, default='', editable=False, max_length=100, verbose_name='发布时的机关名称')),
                ('title', models.CharField(blank=True, default='', max_length=200, verbose_name='标题')),
                ('preamble', models.TextField(blank=True, default='', verbose_name='编制说明')),
                ('overview_opening', models.TextField(blank=True, default='', verbose_name='总体情况（开头）')),
                ('overview_proactive', models.TextField(blank=True, default='', verbose_name='主动公开')),
                ('overview_on_request', models.TextField(blank=True, default='', verbose_name='依申请公开')),
                ('overview_management', models.TextField(blank=True, default='', verbose_name='政府信息管理')),
                ('overview_platform', models.TextField(blank=True, default='', verbose_name='政府信息公开平台建设')),
                ('overview_supervision', models.TextField(blank=True, default='', verbose_name='监督保障')),
                ('problems', models.TextField(blank=True, default='', verbose_name='存在的主要问题')),
                ('improvements', models.TextField(blank=True, default='', verbose_name='改进情况')),
                ('other_matters', models.TextField(blank=True, default='', verbose_name='其他需要报告的事项')),
                ('produced_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='提交时间')),
                ('reviewed_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='审核时间')),
                ('published_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='发布时间')),
                ('withdrawn_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='撤下时间')),
                ('secrecy_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='保密审查时间')),
                ('scheduled_at', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='定时时间')),
                ('scheduled_for', models.DateTimeField(blank=True, editable=False, null=True, verbose_name='定时发布时间')),
                ('correction_reason', models.TextField(blank=True, default='', editable=False, verbose_name='更正说明')),
                ('withdrawal_reason', models.TextField(blank=True, default='', editable=False, verbose_name='撤下说明')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='reports', to='reports.agency', verbose_name='行政机关')),
                ('makers', models.ManyToManyField(editable=False, help_text='凡改动过本报告内容的人；不得审核或发布本报告。', related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='制作参与人')),
                ('produced_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='制作人')),
                ('published_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='发布人')),
                ('reviewed_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='审核人')),
                ('scheduled_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='定时人')),
                ('secrecy_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='保密审查人')),
                ('withdrawn_by', models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='撤下人')),
            ],
            options={
                'verbose_name': '年度报告',
                'verbose_name_plural': '年度报告',
                'ordering': ['-year', 'agency__kind__order', 'agency__code', '-revision'],
            },
        ),
        migrations.CreateModel(
            name='ApplicationRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.CharField(max_length=64)),
                ('natural_person', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('business', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('research', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('public_welfare', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('legal_service', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('other', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('total', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='application_rows', to='reports.annualreport')),
            ],
        ),
        migrations.CreateModel(
            name='ChallengeRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.CharField(max_length=64)),
                ('upheld', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('corrected', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('other', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('pending', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('total', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='challenge_rows', to='reports.annualreport')),
            ],
        ),
        migrations.CreateModel(
            name='DisclosureRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.CharField(max_length=64)),
                ('issued', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('repealed', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('in_force', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('created', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('newly_public', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('total_public', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('previous_items', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('change', reports.models.fields.ChangeField(blank=True, digits=15, null=True)),
                ('decisions', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('items', reports.models.fields.CountField(blank=True, digits=15, null=True)),
                ('amount', reports.models.fields.AmountField(blank=True, decimals=6, digits=15, max_length=22, null=True)),
                ('amount_unit', models.CharField(blank=True, default='', max_length=8)),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='disclosure_rows', to='reports.annualreport')),
            ],
        ),
        migrations.CreateModel(
            name='Judgement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('fingerprint', models.CharField(max_length=64)),
                ('rule', models.CharField(max_length=40, verbose_name='规则')),
                ('message', models.TextField(verbose_name='不符')),
                ('kind', models.CharField(choices=[('verified', '已核实'), ('overridden', '准予通过')], max_length=10, verbose_name='意见')),
                ('explanation', models.TextField(blank=True, default='', verbose_name='说明')),
                ('public', models.BooleanField(default=False, verbose_name='随报告公开')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办理人')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='judgements', to='reports.annualreport')),
            ],
            options={
                'verbose_name': '核对意见',
                'verbose_name_plural': '核对意见',
                'ordering': ['at'],
            },
        ),
        migrations.CreateModel(
            name='Likeness',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('part', models.CharField(max_length=20)),
                ('other_code', models.CharField(max_length=40)),
                ('other_agency', models.CharField(max_length=100)),
                ('share', models.FloatField()),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='likenesses', to='reports.annualreport')),
            ],
        ),
        migrations.CreateModel(
            name='Notice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('submitted', '提交审核'), ('returned', '退回修改'), ('approved', '审核通过'), ('published', '已发布'), ('remark', '审核意见'), ('deadline', '期限临近')], max_length=10, verbose_name='类别')),
                ('text', models.CharField(max_length=400, verbose_name='内容')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('read_at', models.DateTimeField(blank=True, null=True, verbose_name='阅读时间')),
                ('mailed_at', models.DateTimeField(blank=True, null=True, verbose_name='邮件时间')),
                ('key', models.CharField(blank=True, default='', max_length=100)),
                ('report', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='reports.annualreport')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': '提醒',
                'verbose_name_plural': '提醒',
                'ordering': ['-at', '-pk'],
            },
        ),
        migrations.CreateModel(
            name='NoticeChoice',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('submitted', '提交审核'), ('returned', '退回修改'), ('approved', '审核通过'), ('published', '已发布'), ('remark', '审核意见'), ('deadline', '期限临近')], max_length=10, verbose_name='类别')),
                ('in_admin', models.BooleanField(default=True, verbose_name='后台提醒')),
                ('by_mail', models.BooleanField(default=True, verbose_name='邮件提醒')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notice_choices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name': '提醒方式',
                'verbose_name_plural': '提醒方式',
            },
        ),
        migrations.CreateModel(
            name='Original',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=255, verbose_name='文件名')),
                ('digest', models.CharField(max_length=64, unique=True, verbose_name='SHA-256')),
                ('size', models.PositiveBigIntegerField(verbose_name='字节数')),
                ('report', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='original', to='reports.annualreport')),
            ],
            options={
                'verbose_name': '原件',
                'verbose_name_plural': '原件',
            },
        ),
        migrations.CreateModel(
            name='Post',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('producer', '制作'), ('reviewer', '审核'), ('publisher', '发布')], max_length=10, verbose_name='职责')),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to='reports.agency', verbose_name='行政机关')),
                ('staff', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='posts', to=settings.AUTH_USER_MODEL, verbose_name='工作人员')),
            ],
            options={
                'verbose_name': '岗位',
                'verbose_name_plural': '岗位',
                'ordering': ['agency', 'role', 'staff'],
            },
        ),
        migrations.CreateModel(
            name='PreviewLink',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_digest', models.CharField(max_length=64, unique=True)),
                ('note', models.CharField(max_length=60, verbose_name='给谁看')),
                ('at', models.DateTimeField(verbose_name='生成时间')),
                ('expires_at', models.DateTimeField(verbose_name='失效时间')),
                ('revoked_at', models.DateTimeField(blank=True, null=True, verbose_name='收回时间')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='生成人')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='preview_links', to='reports.annualreport')),
            ],
            options={
                'verbose_name': '预览链接',
                'verbose_name_plural': '预览链接',
                'ordering': ['-at'],
            },
        ),
        migrations.CreateModel(
            name='Remark',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('place', models.CharField(blank=True, default='', max_length=120, verbose_name='位置')),
                ('text', models.TextField(verbose_name='意见')),
                ('at', models.DateTimeField(verbose_name='提出时间')),
                ('answer', models.TextField(blank=True, default='', verbose_name='答复')),
                ('answered_at', models.DateTimeField(blank=True, null=True, verbose_name='答复时间')),
                ('closed_at', models.DateTimeField(blank=True, null=True, verbose_name='办结时间')),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='答复人')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='提出人')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='办结人')),
                ('report', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='remarks', to='reports.annualreport')),
            ],
            options={
                'verbose_name': '审核意见',
                'verbose_name_plural': '审核意见',
                'ordering': ['at', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Site',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(blank=True, default='', max_length=60, verbose_name='网站名称')),
                ('domain', models.CharField(blank=True, default='', max_length=100, verbose_name='网站域名')),
                ('url', models.CharField(blank=True, default='', help_text='印在下载文件和二维码里，如 https://xxgk.example.gov.cn', max_length=200, validators=[django.core.validators.URLValidator(schemes=['http', 'https'])], verbose_name='网址')),
                ('id_code', models.CharField(blank=True, default='', max_length=10, verbose_name='网站标识码')),
                ('host_org', models.CharField(blank=True, default='', max_length=100, verbose_name='主办单位')),
                ('contact', models.CharField(blank=True, default='', max_length=200, verbose_name='联系方式')),
                ('icp', models.CharField(blank=True, default='', max_length=60, verbose_name='ICP备案号')),
                ('police', models.CharField(blank=True, default='', max_length=60, verbose_name='公安机关备案号')),
            ],
            options={
                'verbose_name': '网站设置',
                'verbose_name_plural': '网站设置',
                'constraints': [models.CheckConstraint(condition=models.Q(('pk', 1)), name='site_once')],
            },
        ),
        migrations.CreateModel(
            name='TrailEntry',
            fields=[
                ('number', models.PositiveBigIntegerField(primary_key=True, serialize=False, verbose_name='序号')),
                ('at', models.DateTimeField(verbose_name='时间')),
                ('action', models.CharField(max_length=40, verbose_name='操作')),
                ('actor', models.CharField(max_length=150, verbose_name='账号')),
                ('actor_name', models.CharField(max_length=40, verbose_name='姓名')),
                ('agency', models.CharField(max_length=40, verbose_name='机关代码')),
                ('year', models.PositiveSmallIntegerField(verbose_name='年度')),
                ('revision', models.PositiveSmallIntegerField(verbose_name='版次')),
                ('source', models.CharField(blank=True, max_length=12, verbose_name='原状态')),
                ('target', models.CharField(blank=True, max_length=12, verbose_name='新状态')),
                ('reason', models.TextField(blank=True, verbose_name='说明')),
                ('content', models.CharField(blank=True, max_length=64, verbose_name='内容摘要')),
                ('address', models.CharField(blank=True, max_length=64, verbose_name='来源地址')),
                ('previous_hash', models.CharField(max_length=64, unique=True)),
                ('hash', models.CharField(max_length=64, unique=True)),
            ],
            options={
                'verbose_name': '留痕记录',
                'verbose_name_plural': '留痕记录',
                'ordering': ['number'],
                'indexes': [models.Index(fields=['agency', 'year', 'revision'], name='reports_tra_agency_3b21db_idx')],
            },
        ),
        migrations.CreateModel(
            name='Wording',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('word', '错误用语'), ('residue', '模板残留'), ('old', '旧格式用语')], max_length=8, verbose_name='类别')),
                ('text', models.CharField(max_length=100, verbose_name='用语')),
                ('instead', models.CharField(blank=True, default='', max_length=100, verbose_name='应为')),
            ],
            options={
                'verbose_name': '用语表',
                'verbose_name_plural': '用语表',
                'ordering': ['kind', 'text'],
                'constraints': [models.UniqueConstraint(fields=('kind', 'text'), name='wording_once', violation_error_message='用语表中已有这一条。')],
            },
        ),
        migrations.AddConstraint(
            model_name='agency',
            constraint=models.CheckConstraint(condition=models.Q(('parent', models.F('id')), _negated=True), name='agency_not_own_parent', violation_error_message='上级机关不能是本机关自己。'),
        ),
        migrations.AddIndex(
            model_name='annualreport',
            index=models.Index(fields=['status', '-published_at'], name='reports_ann_status_fddb50_idx'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.UniqueConstraint(fields=('agency', 'year', 'revision'), name='report_revision_once'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.UniqueConstraint(condition=models.Q(('status', 'published')), fields=('agency', 'year'), name='report_published_once'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.UniqueConstraint(condition=models.Q(('status__in', ('draft', 'in_review', 'approved'))), fields=('agency', 'year'), name='report_open_once'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.CheckConstraint(condition=models.Q(('status__in', ['draft', 'in_review', 'approved', 'published', 'superseded', 'withdrawn'])), name='report_status_known'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.CheckConstraint(condition=models.Q(('year__range', (2019, 2199))), name='report_year_sane'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.CheckConstraint(condition=models.Q(('revision', 1), models.Q(('revision__gt', 1), models.Q(('correction_reason', ''), _negated=True)), _connector='OR'), name='report_correction_reasoned'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('produced_at__isnull', True), ('produced_by__isnull', True)), models.Q(('produced_at__isnull', False), ('produced_by__isnull', False)), _connector='OR'), name='report_produced_paired'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('reviewed_at__isnull', True), ('reviewed_by__isnull', True)), models.Q(('reviewed_at__isnull', False), ('reviewed_by__isnull', False)), _connector='OR'), name='report_reviewed_paired'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('secrecy_at__isnull', True), ('secrecy_by__isnull', True)), models.Q(('secrecy_at__isnull', False), ('secrecy_by__isnull', False)), _connector='OR'), name='report_secrecy_paired'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('scheduled_at__isnull', True), ('scheduled_by__isnull', True)), models.Q(('scheduled_at__isnull', False), ('scheduled_by__isnull', False)), _connector='OR'), name='report_scheduled_paired'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', True), ('published_by__isnull', True)), models.Q(('published_at__isnull', False), ('published_by__isnull', False)), _connector='OR'), name='report_published_paired'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('withdrawn_at__isnull', True), ('withdrawn_by__isnull', True)), models.Q(('withdrawn_at__isnull', False), ('withdrawn_by__isnull', False)), _connector='OR'), name='report_withdrawn_paired'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.CheckConstraint(condition=models.Q(('produced_by', None), ('reviewed_by', None), models.Q(('produced_by', models.F('reviewed_by')), _negated=True), _connector='OR'), name='report_maker_not_checker'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status__in', ['in_review', 'approved']), _negated=True), ('produced_at__isnull', False), _connector='OR'), name='report_review_produced'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'approved'), _negated=True), ('reviewed_at__isnull', False), _connector='OR'), name='report_approved_reviewed'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('published_at__isnull', False), ('status__in', ('published', 'superseded', 'withdrawn'))), models.Q(('published_at__isnull', True), ('status__in', ('draft', 'in_review', 'approved'))), _connector='OR'), name='report_public_published'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('status', 'withdrawn'), ('withdrawn_at__isnull', False), models.Q(('withdrawal_reason', ''), _negated=True)), models.Q(models.Q(('status', 'withdrawn'), _negated=True), ('withdrawn_at__isnull', True)), _connector='OR'), name='report_withdrawn_reasoned'),
        ),
        migrations.AddConstraint(
            model_name='annualreport',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('scheduled_at__isnull', True), ('scheduled_for__isnull', True)), models.Q(('scheduled_at__isnull', False), ('scheduled_for__isnull', False), ('status', 'approved')), _connector='OR'), name='report_only_approved_scheduled'),
        ),
        migrations.AddConstraint(
            model_name='applicationrow',
            constraint=models.UniqueConstraint(fields=('report', 'row'), name='application_row_once'),
        ),
        migrations.AddConstraint(
            model_name='challengerow',
            constraint=models.UniqueConstraint(fields=('report', 'row'), name='challenge_row_once'),
        ),
        migrations.AddConstraint(
            model_name='disclosurerow',
            constraint=models.UniqueConstraint(fields=('report', 'row'), name='disclosure_row_once'),
        ),
        migrations.AddConstraint(
            model_name='disclosurerow',
            constraint=models.CheckConstraint(condition=models.Q(('amount__isnull', True), ('amount__regex', '^[0-9]{1,15}(\\.[0-9]{1,6})?$'), _connector='OR'), name='disclosure_amount_printed'),
        ),
        migrations.AddConstraint(
            model_name='judgement',
            constraint=models.UniqueConstraint(fields=('report', 'fingerprint'), name='judgement_once'),
        ),
        migrations.AddConstraint(
            model_name='judgement',
            constraint=models.CheckConstraint(condition=models.Q(('kind', 'verified'), models.Q(('kind', 'overridden'), models.Q(('explanation', ''), _negated=True)), _connector='OR'), name='judgement_override_explained'),
        ),
        migrations.AddConstraint(
            model_name='likeness',
            constraint=models.UniqueConstraint(fields=('report', 'part'), name='likeness_once'),
        ),
        migrations.AddIndex(
            model_name='notice',
            index=models.Index(fields=['staff', 'read_at'], name='reports_not_staff_i_208b79_idx'),
        ),
        migrations.AddConstraint(
            model_name='notice',
            constraint=models.UniqueConstraint(condition=models.Q(('key', ''), _negated=True), fields=('staff', 'key'), name='notice_once'),
        ),
        migrations.AddConstraint(
            model_name='noticechoice',
            constraint=models.UniqueConstraint(fields=('staff', 'kind'), name='notice_choice_once'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.UniqueConstraint(fields=('staff', 'agency', 'role'), name='post_once', violation_error_message='这位工作人员在该机关已有同一岗位。'),
        ),
        migrations.AddConstraint(
            model_name='post',
            constraint=models.CheckConstraint(condition=models.Q(('role__in', ['producer', 'reviewer', 'publisher'])), name='post_role_known'),
        ),
        migrations.AddConstraint(
            model_name='remark',
            constraint=models.CheckConstraint(condition=models.Q(('text', ''), _negated=True), name='remark_says_something'),
        ),
        migrations.AddConstraint(
            model_name='remark',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('answer', ''), ('answered_at__isnull', True), ('answered_by__isnull', True)), models.Q(('answered_at__isnull', False), ('answered_by__isnull', False), models.Q(('answer', ''), _negated=True)), _connector='OR'), name='remark_answered_paired'),
        ),
        migrations.AddConstraint(
            model_name='remark',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('closed_at__isnull', True), ('closed_by__isnull', True)), models.Q(('closed_at__isnull', False), ('closed_by__isnull', False)), _connector='OR'), name='remark_closed_paired'),
        ),
        migrations.RunPython(begin, migrations.RunPython.noop),
    ]
