//! Whose deed is what: one table, read by the desk and walked cell by cell in a test.

use super::Step;

/// What a member of the staff is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Role {
    /// Takes reports in, refuses, assigns, speaks with senders.
    Clerk,
    /// Handles the cases of its own unit and writes the answers.
    Unit,
    /// Lets answers out, extends, publishes, sees what is covered.
    Supervisor,
    /// Keeps accounts, units, rules and the audit log; has no business with the cases.
    Administrator,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 4] = [Self::Clerk, Self::Unit, Self::Supervisor, Self::Administrator];

    /// Stable identifier.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Clerk => "clerk",
            Self::Unit => "unit",
            Self::Supervisor => "supervisor",
            Self::Administrator => "administrator",
        }
    }

    /// The role of an identifier.
    #[must_use]
    pub fn from_id(id: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|role| role.id() == id)
    }

    /// True when this is a deed of the role's. A unit's deeds are for its own cases only: who calls this
    /// for a case asks [`Role::may_touch`] too.
    #[must_use]
    pub fn may(self, deed: Deed) -> bool {
        let (_, clerk, unit, supervisor, administrator) = deed.row();
        match self {
            Self::Clerk => clerk,
            Self::Unit => unit,
            Self::Supervisor => supervisor,
            Self::Administrator => administrator,
        }
    }

    /// True when the case of this unit is one that the role has to do with.
    #[must_use]
    pub fn may_touch(self, own_unit: Option<&str>, unit_of_case: Option<&str>) -> bool {
        match self {
            Self::Clerk | Self::Supervisor => true,
            Self::Unit => own_unit.is_some() && own_unit == unit_of_case,
            Self::Administrator => false,
        }
    }
}

/// Everything that somebody at the desk can do.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Deed {
    /// See the queue and the cases, search.
    View,
    /// Let a held case into the queue.
    Release,
    /// Accept.
    Accept,
    /// Refuse.
    Refuse,
    /// Give it to a unit.
    Assign,
    /// Write an answer.
    Draft,
    /// Give an answer back.
    Return,
    /// Let an answer out.
    Answer,
    /// Extend the time to answer.
    Extend,
    /// Allow publication.
    Publish,
    /// Take publication back.
    Unpublish,
    /// Take up again.
    Reopen,
    /// Merge into another case.
    Merge,
    /// Write to the sender.
    Message,
    /// Write an internal note.
    Note,
    /// Cover words.
    Redact,
    /// Uncover words and read what is covered.
    Unseal,
    /// Read how to reach the sender.
    ReadContact,
    /// Write templates.
    Templates,
    /// Take cases out as a file.
    Export,
    /// Keep accounts.
    Accounts,
    /// Keep units.
    Units,
    /// Name, order, add and take out kinds of reports.
    Kinds,
    /// Type in holiday notices.
    Holidays,
    /// Change rules and retention.
    Settings,
    /// Read the audit log.
    ReadAudit,
}

impl Deed {
    /// Every deed.
    pub const ALL: [Self; 26] = [
        Self::View,
        Self::Release,
        Self::Accept,
        Self::Refuse,
        Self::Assign,
        Self::Draft,
        Self::Return,
        Self::Answer,
        Self::Extend,
        Self::Publish,
        Self::Unpublish,
        Self::Reopen,
        Self::Merge,
        Self::Message,
        Self::Note,
        Self::Redact,
        Self::Unseal,
        Self::ReadContact,
        Self::Templates,
        Self::Export,
        Self::Accounts,
        Self::Units,
        Self::Kinds,
        Self::Holidays,
        Self::Settings,
        Self::ReadAudit,
    ];

    /// Identifier, clerk, unit, supervisor, administrator.
    #[rustfmt::skip]
    fn row(self) -> (&'static str, bool, bool, bool, bool) {
        const Y: bool = true;
        const N: bool = false;
        match self {
            //                                   clerk unit super admin
            Self::View        => ("view",          Y,   Y,   Y,   N),
            Self::Release     => ("release",       Y,   N,   Y,   N),
            Self::Accept      => ("accept",        Y,   N,   Y,   N),
            Self::Refuse      => ("refuse",        Y,   N,   Y,   N),
            Self::Assign      => ("assign",        Y,   N,   Y,   N),
            Self::Draft       => ("draft",         Y,   Y,   Y,   N),
            Self::Return      => ("return",        N,   N,   Y,   N),
            Self::Answer      => ("answer",        N,   N,   Y,   N),
            Self::Extend      => ("extend",        N,   N,   Y,   N),
            Self::Publish     => ("publish",       N,   N,   Y,   N),
            Self::Unpublish   => ("unpublish",     N,   N,   Y,   N),
            Self::Reopen      => ("reopen",        N,   N,   Y,   N),
            Self::Merge       => ("merge",         Y,   N,   Y,   N),
            Self::Message     => ("message",       Y,   Y,   Y,   N),
            Self::Note        => ("note",          Y,   Y,   Y,   N),
            Self::Redact      => ("redact",        Y,   N,   Y,   N),
            Self::Unseal      => ("unseal",        N,   N,   Y,   N),
            Self::ReadContact => ("read_contact",  Y,   Y,   Y,   N),
            Self::Templates   => ("templates",     Y,   N,   Y,   Y),
            Self::Export      => ("export",        N,   N,   Y,   N),
            Self::Accounts    => ("accounts",      N,   N,   N,   Y),
            Self::Units       => ("units",         N,   N,   N,   Y),
            Self::Kinds       => ("kinds",         N,   N,   N,   Y),
            Self::Holidays    => ("holidays",      N,   N,   N,   Y),
            Self::Settings    => ("settings",      N,   N,   N,   Y),
            Self::ReadAudit   => ("read_audit",    N,   N,   Y,   Y),
        }
    }

    /// Stable identifier, as the audit log has it.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.row().0
    }
}

impl Step {
    /// The deed of the staff that it is; none for what only the sender does.
    #[must_use]
    pub fn deed(&self) -> Option<Deed> {
        Some(match self {
            Self::Release => Deed::Release,
            Self::Accept => Deed::Accept,
            Self::Refuse { .. } => Deed::Refuse,
            Self::Assign { .. } => Deed::Assign,
            Self::Draft { .. } => Deed::Draft,
            Self::Return { .. } => Deed::Return,
            Self::Answer => Deed::Answer,
            Self::Extend { .. } => Deed::Extend,
            Self::Publish => Deed::Publish,
            Self::Unpublish => Deed::Unpublish,
            Self::Reopen { .. } => Deed::Reopen,
            Self::Merge { .. } => Deed::Merge,
            Self::Message { .. } => Deed::Message,
            Self::Note { .. } => Deed::Note,
            Self::Redact { .. } => Deed::Redact,
            Self::Withdraw | Self::Solve | Self::Rate { .. } => return None,
        })
    }

    /// True for what the holder of the code may do.
    #[must_use]
    pub fn is_the_senders(&self) -> bool {
        matches!(
            self,
            Self::Message { .. } | Self::Withdraw | Self::Solve | Self::Reopen { .. } | Self::Rate { .. }
        )
    }
}
