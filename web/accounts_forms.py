"""The forms of accounts (Flask-WTF): what is typed, how long it may be. Whether it will do is said by `storage.accounts`."""

from flask_babel import lazy_gettext as _l
from flask_wtf import FlaskForm
from wtforms import BooleanField, IntegerField, PasswordField, SelectChoice, SelectField, SelectMultipleField, StringField
from wtforms.validators import Length, Optional
from wtforms.widgets import CheckboxInput, HiddenInput, ListWidget

from classifiers.lifecycle.model import Role
from web.account_names import ROLES

LONGEST_PASSWORD = 200
NEEDED = "this field is needed"
NOT_THE_SAME = "the two passwords are not the same"


class PasswordForm(FlaskForm):  # type: ignore[misc]
    """A new password, twice."""

    new_password = PasswordField(_l("New password"), [Length(max=LONGEST_PASSWORD)])
    again_password = PasswordField(_l("The new password once more"), [Length(max=LONGEST_PASSWORD)])

    def same(self) -> bool:
        """Whether the two are the same; if not, the second says so."""
        if self.new_password.data == self.again_password.data:
            return True
        self.again_password.errors = [NOT_THE_SAME]
        return False


class ChangePasswordForm(PasswordForm):
    """The password of today with it."""

    now_password = PasswordField(_l("Password of today"), [Length(max=LONGEST_PASSWORD)])


class RolesField(SelectMultipleField):  # type: ignore[misc]
    """Roles as boxes to tick."""

    widget = ListWidget(prefix_label=False)
    option_widget = CheckboxInput()


class AccountForm(FlaskForm):  # type: ignore[misc]
    """An account as an administrator changes it."""

    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])
    full_name = StringField(_l("Name of the person"), [Length(max=200)])
    organisation = SelectField(_l("Organisation"), coerce=int)
    roles = RolesField(_l("Roles"), choices=[SelectChoice(role.value, ROLES[role]) for role in Role])
    active = BooleanField(_l("may sign in"))


class NewAccountForm(AccountForm):
    """A new one: with the name to sign in with, which never changes."""

    name = StringField(_l("Name to sign in with"), [Length(max=60)])


class OrganisationForm(FlaskForm):  # type: ignore[misc]
    """An organisation."""

    revision = IntegerField(widget=HiddenInput(), validators=[Optional()])
    name = StringField(_l("Name in Azerbaijani"), [Length(max=200)])
    name_en = StringField(_l("Name in English"), [Length(max=200)])
    active = BooleanField(_l("its people may be given accounts"))
