"""People and posts. Accounts are disabled, never deleted: the record names them."""

from django.contrib import admin
from django.contrib.auth.admin import UserAdmin
from django.contrib.auth.forms import BaseUserCreationForm

from reports.models import Post, Staff


class PostInline(admin.TabularInline):
    model = Post
    autocomplete_fields = ("agency",)
    extra = 0


class NewStaffForm(BaseUserCreationForm):
    """An account for the back office: whoever gets one may log in there."""

    class Meta:
        model = Staff
        fields = ("username", "name", "email")

    def save(self, commit: bool = True) -> Staff:
        self.instance.is_staff = True
        return super().save(commit)


@admin.register(Staff)
class StaffAdmin(UserAdmin):
    add_form = NewStaffForm
    list_display = ("username", "name", "email", "is_active", "is_superuser", "last_login")
    list_filter = ("is_active", "is_superuser", "posts__role")
    search_fields = ("username", "name", "posts__agency__name")
    ordering = ("username",)
    filter_horizontal = ()
    fieldsets = (
        (None, {"fields": ("username", "password", "name", "email")}),
        ("权限", {"fields": ("is_active", "is_staff", "is_superuser")}),
        ("时间", {"fields": ("last_login", "date_joined")}),
    )
    readonly_fields = ("last_login", "date_joined")
    add_fieldsets = ((None, {"fields": ("username", "name", "email", "password1", "password2")}),)
    inlines = (PostInline,)

    def has_delete_permission(self, request, obj=None) -> bool:
        return False


@admin.register(Post)
class PostAdmin(admin.ModelAdmin):
    list_display = ("agency", "role", "staff")
    list_filter = ("role", "agency__kind")
    list_select_related = ("agency", "staff")
    search_fields = ("agency__name", "staff__name", "staff__username")
    autocomplete_fields = ("agency", "staff")
