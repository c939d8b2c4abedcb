//! Faults of texts that would be published: personal data.

use super::{Fault, fault, say};

/// `E701`: a citizen's ID number.
#[must_use]
pub fn citizen_id() -> Fault {
    fault(
        "E701",
        say("公开的文字里有公民身份号码", "a citizen's ID number in a text that would be published"),
        say("删去号码再发布", "take the number out before publishing"),
    )
}

/// `E702`: the number of a bank card.
#[must_use]
pub fn bank_card() -> Fault {
    fault(
        "E702",
        say("公开的文字里有银行卡号", "the number of a bank card in a text that would be published"),
        say("删去号码再发布", "take the number out before publishing"),
    )
}

/// `W703`: a telephone number outside the columns for contacts.
#[must_use]
pub fn phone() -> Fault {
    fault(
        "W703",
        say("公开的文字里有电话号码", "a telephone number in a text that is published"),
        say(
            "个人电话请删去；单位公开电话可以保留，或移到 phone 这类联系方式列",
            "take a person's number out; an office's may stay, better in a column for contacts such as `phone`",
        ),
    )
}

/// `W704`: an e-mail address outside the columns for contacts.
#[must_use]
pub fn email() -> Fault {
    fault(
        "W704",
        say("公开的文字里有电子邮箱", "an e-mail address in a text that is published"),
        say("个人邮箱请删去；单位公开邮箱可以保留", "take a person's address out; an office's may stay"),
    )
}

/// `W705`: a licence plate.
#[must_use]
pub fn plate() -> Fault {
    fault(
        "W705",
        say("公开的文字里有车牌号", "a licence plate in a text that is published"),
        say("除非依法必须公开，删去车牌号", "take it out unless the law asks for it to be published"),
    )
}
