//! What each finding means, in both languages.

use crate::diagnostic::Lang;

/// Kinds of findings; the names stand in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Code {
    /// A file that must be there is not.
    Missing,
    /// The pointer cannot be read, or is not what its release says.
    Head,
    /// The verifier key cannot be read.
    Key,
    /// The verifier key is not the one that was expected.
    OtherKey,
    /// The verifier key is not the one that the portal names.
    PortalKey,
    /// There is no log, but one is expected.
    NoLog,
    /// The text of a checkpoint cannot be read.
    Checkpoint,
    /// The signature of a checkpoint is not good.
    Signature,
    /// The log goes further than the pointer.
    RolledBack,
    /// Two checkpoints of one size differ.
    Forked,
    /// An older checkpoint is not contained in the log.
    Rewritten,
    /// The older checkpoint is of another log or unreadable.
    SinceUnusable,
    /// A file of hashes is not what the entries give.
    Tile,
    /// A file of entries is damaged, or not what the manifests give.
    Entry,
    /// The entries do not give the signed root.
    Root,
    /// A manifest is not the one that is logged, or cannot be read.
    Manifest,
    /// A manifest does not follow the one before.
    Chain,
    /// The list of twins is not the one that the manifest names.
    List,
    /// A file is not the one that the manifest names.
    File,
    /// A compressed twin is not the one that was published.
    Twin,
    /// A manifest names a path where no file of a release may stand.
    Path,
    /// Note: the releases are unsigned.
    Unsigned,
    /// Note: the copy of the checkpoint is one step behind.
    CopyBehind,
    /// Note: nothing of the record names this file.
    Unknown,
    /// Note: what an interrupted run left behind.
    Leftover,
    /// Note: published with an earlier time than the release before.
    TimeBack,
    /// Note: the host does not give this compressed twin by its name.
    TwinNotGiven,
    /// Note: the hash of this twin was never published; it gives the right bytes.
    TwinUnlisted,
}

/// A meaning in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Words {
    /// 中文
    pub zh: &'static str,
    /// English
    pub en: &'static str,
}

impl Words {
    /// In one language.
    #[must_use]
    pub fn of(self, lang: Lang) -> &'static str {
        match lang {
            Lang::Zh => self.zh,
            Lang::En => self.en,
        }
    }
}

impl Code {
    /// Name for programs.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Missing => "missing",
            Self::Head => "head",
            Self::Key => "key",
            Self::OtherKey => "other_key",
            Self::PortalKey => "portal_key",
            Self::NoLog => "no_log",
            Self::Checkpoint => "checkpoint",
            Self::Signature => "signature",
            Self::RolledBack => "rolled_back",
            Self::Forked => "forked",
            Self::Rewritten => "rewritten",
            Self::SinceUnusable => "since_unusable",
            Self::Tile => "tile",
            Self::Entry => "entry",
            Self::Root => "root",
            Self::Manifest => "manifest",
            Self::Chain => "chain",
            Self::List => "list",
            Self::File => "file",
            Self::Twin => "twin",
            Self::Path => "path",
            Self::Unsigned => "unsigned",
            Self::CopyBehind => "copy_behind",
            Self::Unknown => "unknown",
            Self::Leftover => "leftover",
            Self::TimeBack => "time_back",
            Self::TwinNotGiven => "twin_not_given",
            Self::TwinUnlisted => "twin_unlisted",
        }
    }
}

/// The meaning of a kind.
pub(super) fn of(code: Code) -> Words {
    let (zh, en) = match code {
        Code::Missing => ("文件不在了", "the file is not there"),
        Code::Head => ("指针文件与它所指的发布不符", "the pointer is not what its release says"),
        Code::Key => ("不是日志的公钥", "this is not a verifier key"),
        Code::OtherKey => (
            "日志的公钥不是指定的那一个：可能被换过",
            "the key of the log is not the one given: it may have been exchanged",
        ),
        Code::PortalKey => (
            "日志的公钥与门户数据所载的不同",
            "the key of the log is not the one that the portal's own record names",
        ),
        Code::NoLog => (
            "应有签名日志，却没有：可能被去掉了",
            "a signed log is expected and there is none: it may have been removed",
        ),
        Code::Checkpoint => ("检查点无法识读", "this is not a checkpoint"),
        Code::Signature => (
            "检查点的签名不是这个公钥的，或签名后被改过",
            "the checkpoint has no good signature by the key of the log: it is another's, or was changed after signing",
        ),
        Code::RolledBack => (
            "日志比指针走得更远：指针被放回了旧的发布",
            "the log goes further than the record shown: an older state was put back",
        ),
        Code::Forked => (
            "同样条数的两个检查点内容不同：日志被分叉",
            "two signed checkpoints of one size differ: the log was forked",
        ),
        Code::Rewritten => (
            "旧检查点所证明的历史不在现在的日志里：历史被改写",
            "the history that the older checkpoint proves is not in this log: it was rewritten",
        ),
        Code::SinceUnusable => (
            "用来比对的旧检查点无法识读，或属于另一份日志",
            "the older checkpoint to compare with cannot be read, or is of another log",
        ),
        Code::Tile => ("哈希文件与条目算出的不符", "the hashes are not those that the entries give"),
        Code::Entry => {
            ("日志条目损坏，或与发布清单不符", "the entry is damaged, or is not what the manifest gives")
        }
        Code::Root => ("条目算出的根与签名的根不符", "the entries do not give the root that was signed"),
        Code::Manifest => (
            "发布清单不是日志所记的那一份，或无法识读",
            "the manifest is not the one that the log has, or cannot be read",
        ),
        Code::Chain => ("发布清单没有接上前一份", "the manifest does not follow the one before it"),
        Code::List => (
            "压缩副本的清单不是发布清单所记的那一份",
            "the list of twins is not the one that the manifest names",
        ),
        Code::File => ("文件不是发布清单所记的那一份", "the file is not the one that the manifest names"),
        Code::Twin => ("压缩副本不是发布时的那一份", "the compressed twin is not the one that was published"),
        Code::Path => (
            "发布清单指向了不该有数据文件的地方",
            "the manifest names a place where no file of a release may stand",
        ),
        Code::Unsigned => (
            "没有签名日志：文件彼此一致，但不能证明历史没有被整个换过",
            "no signed log: the files agree with each other, which does not prove that the history was never exchanged as a whole",
        ),
        Code::CopyBehind => (
            "检查点副本落后一次发布：发布正在进行，或曾被中断；再次发布即补上",
            "the copy of the checkpoint is one release behind: publishing is under way or was interrupted; the next run mends it",
        ),
        Code::Unknown => ("没有任何发布提到这个文件", "nothing of the record names this file"),
        Code::Leftover => (
            "中断的发布留下的文件，下次发布会清理或覆盖",
            "left behind by an interrupted run; the next one removes or replaces it",
        ),
        Code::TimeBack => {
            ("所写发布时间早于前一次", "published with an earlier time than the release before")
        }
        Code::TwinNotGiven => (
            "主机不按名称提供压缩副本，未核对",
            "the host does not give the compressed twin by its name; not checked",
        ),
        Code::TwinUnlisted => (
            "早期发布没有记下压缩副本的哈希；解压后内容正确",
            "an early release did not publish the hash of this twin; it decompresses to the right bytes",
        ),
    };
    Words { zh, en }
}
