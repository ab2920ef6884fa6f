"""Permissions as one table: what may be done, a sentence each, and which role may do it."""

from preparedness.common.facts import Choice


class Role(Choice):
    """Who somebody is, in one municipality or (administrators, readers) in all."""

    ADMINISTRATOR = "administrator", "Administrator", "administratör"
    COORDINATOR = "coordinator", "Crisis coordinator", "samordnare"
    EXERCISE_LEADER = "exercise_leader", "Exercise leader", "övningsledare"
    HOST = "host", "Safe-point host", "trygghetspunktsvärd"
    READER = "reader", "Reader", "läsare"


class Permission(Choice):
    """What a view may ask for; the label is the sentence that people read."""

    OWN_ACCOUNT = "own_account", "Sees and changes their own account."
    READ_REGISTER = "read_register", "Reads the safe points, without names of people and technical power details."
    READ_DETAILS = "read_details", "Reads everything about the safe points: technical details, access, notes and names."
    EDIT_REGISTER = "edit_register", "Changes the safe points, the kitchens and the municipality's own page."
    OPEN_POINTS = "open_points", "Decides that a safe point opens and closes."
    READ_HOSTS = "read_hosts", "Reads who the hosts are, their training and where they are assigned."
    EDIT_HOSTS = "edit_hosts", "Keeps the hosts: contact, training, assignments, calls and what is demanded of them."
    READ_EXERCISES = "read_exercises", "Reads exercises with what they found, and what is to be done about it."
    EDIT_EXERCISES = "edit_exercises", "Plans, logs and evaluates exercises, and keeps the actions that follow."
    READ_GUIDELINES = "read_guidelines", "Reads the guidelines in force, and confirms those they are asked to read."
    RUN_CHECKLISTS = "run_checklists", "Ticks checklists: at a safe point, in exercises and in real events."
    EDIT_GUIDELINES = "edit_guidelines", "Writes guidelines, enters decisions about them, and sees who has read them."
    READ_HISTORY = "read_history", "Reads who changed what, when and why."
    MANAGE_ACCOUNTS = "manage_accounts", "Looks after people, roles and cooperation groups of the installation."


ALL = frozenset(Permission)
KEEPS = ALL - {Permission.MANAGE_ACCOUNTS}
ROLES: dict[Role, frozenset[Permission]] = {
    Role.ADMINISTRATOR: ALL,
    Role.COORDINATOR: KEEPS,
    Role.EXERCISE_LEADER: frozenset(
        {
            Permission.OWN_ACCOUNT,
            Permission.READ_REGISTER,
            Permission.READ_DETAILS,
            Permission.READ_HOSTS,
            Permission.READ_EXERCISES,
            Permission.EDIT_EXERCISES,
            Permission.READ_GUIDELINES,
            Permission.RUN_CHECKLISTS,
        }
    ),
    Role.HOST: frozenset({Permission.OWN_ACCOUNT, Permission.READ_GUIDELINES, Permission.RUN_CHECKLISTS}),
    Role.READER: frozenset({Permission.OWN_ACCOUNT, Permission.READ_REGISTER, Permission.READ_GUIDELINES}),
}
NEIGHBOURS = frozenset({Permission.READ_REGISTER, Permission.READ_DETAILS})
"""What a coordinator may in the other municipalities of a cooperation group: seeing is not editing."""
OF_THE_INSTALLATION = frozenset({Permission.MANAGE_ACCOUNTS})
"""What concerns every municipality: a role that is held in one of them never gives it."""
INSTALLATION_WIDE = frozenset({Role.ADMINISTRATOR})
"""Roles that look after the whole installation and never one municipality."""
EVERYWHERE = INSTALLATION_WIDE | {Role.READER}
"""Roles that can be given without naming a municipality."""


def permits(role: Role, permission: Permission) -> bool:
    """May this role do this at all? In which municipality is asked of the membership."""
    return permission in ROLES[role]
