//! `mingjing desk …`: what is done beside the desk's pages, by whoever runs the server.

use crate::End;
use anyhow::{Context, bail};
use jiff::Timestamp;
use mingjing_feedback::attachments::Place;
use mingjing_feedback::case::rights::Role;
use mingjing_feedback::desk::{is_identifier, password};
use mingjing_feedback::store::desk::NewMember;
use mingjing_feedback::store::{Location, Store};
use mingjing_feedback::vault::Vault;
use mingjing_feedback::{demo, replies, time};
use std::io::{BufRead, IsTerminal, Write};
use std::path::{Path, PathBuf};

/// Arguments.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, clap::Subcommand)]
enum Command {
    /// Make an administrator; the password is read from the terminal or standard input, never from an argument
    CreateAdmin {
        #[command(flatten)]
        database: Database,
        /// Name to sign in with: small letters, digits, dots, hyphens
        #[arg(long)]
        login: String,
        /// Name that colleagues read
        #[arg(long)]
        name: String,
    },
    /// Write published answers as the table `replies` of a workbook
    ExportReplies {
        #[command(flatten)]
        database: Database,
        /// The file to write
        #[arg(long)]
        out: PathBuf,
        /// Region code of reports that named none
        #[arg(long)]
        region: String,
        /// The made-up cases of a demonstration instead of the real ones
        #[arg(long)]
        samples: bool,
    },
    /// Seal contacts anew with the first key; after that the older keys may be taken away
    Reseal {
        #[command(flatten)]
        database: Database,
    },
    /// Fill an empty database with made-up units, accounts and cases, flagged as samples
    Demo {
        #[command(flatten)]
        database: Database,
        /// The file that the accounts and their password are written to
        #[arg(long)]
        accounts: PathBuf,
        #[command(flatten)]
        attachments: Attachments,
    },
}

/// Where the database and its keys are.
#[derive(Debug, clap::Args)]
pub struct Database {
    /// The feedback database: a file, made when it is missing, or postgres://…; DATABASE_URL when absent
    #[arg(long)]
    database: Option<String>,
}

/// Where photos are kept.
#[derive(Debug, clap::Args)]
pub struct Attachments {
    /// Where the photos of senders are kept, shared by all servers: a folder, made when it is missing, or s3://BUCKET/PREFIX
    /// with AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY, AWS_REGION and, for a server that is not Amazon's, AWS_ENDPOINT
    #[arg(long, default_value = "var/attachments")]
    attachments: String,
}

impl Attachments {
    /// The place, with what the environment says of it.
    ///
    /// # Errors
    /// When it is none that is known, or its keys are missing.
    pub fn place(&self) -> anyhow::Result<Place> {
        let text = std::env::vars_os()
            .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)));
        Place::parse(&self.attachments, text)
            .context("photos cannot be kept there\nhint: --attachments var/attachments, or s3://BUCKET/PREFIX with AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY in the environment")
    }
}

/// Environment variable with the database's URL.
const DATABASE_URL: &str = "DATABASE_URL";
/// Environment variable with the keys that seal contacts.
const CONTACT_KEYS: &str = "MINGJING_CONTACT_KEYS";
/// The file of the default database.
const DEFAULT: &str = "var/feedback.sqlite";

impl Database {
    /// Where the database is.
    ///
    /// # Errors
    /// When the address is none of a database that is known.
    pub fn location(&self) -> anyhow::Result<Location> {
        let given =
            self.database.clone().or_else(|| std::env::var(DATABASE_URL).ok().filter(|url| !url.is_empty()));
        let given = given.unwrap_or_else(|| DEFAULT.to_owned());
        Location::parse(&given).with_context(|| {
            // The address may hold a password: it is not repeated.
            "the database's address is not known\nhint: a file, such as var/feedback.sqlite, or postgres://USER@HOST/NAME".to_owned()
        })
    }
}

/// The keys that seal contacts: from the environment, or, beside a file of SQLite's, from a file of its own that
/// is made when it is missing.
///
/// # Errors
/// When there is no key or it is none.
pub fn vault(location: &Location) -> anyhow::Result<Vault> {
    if let Some(keys) = std::env::var(CONTACT_KEYS).ok().filter(|keys| !keys.trim().is_empty()) {
        return Vault::from_text(&keys).with_context(|| format!("{CONTACT_KEYS} cannot be used"));
    }
    let Location::File(database) = location else {
        bail!(
            "{CONTACT_KEYS} is not set\nhint: contacts are sealed with a key that all servers share and that is not in the database: {CONTACT_KEYS}=$(openssl rand -hex 32)"
        );
    };
    let file = PathBuf::from(format!("{}.key", database.display()));
    let text = match std::fs::read_to_string(&file) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            let key = Vault::new_key()?;
            if let Some(folder) = file.parent() {
                std::fs::create_dir_all(folder)?;
            }
            write_private(&file, &format!("{key}\n"))
                .with_context(|| format!("cannot write the key of the contacts, {}", file.display()))?;
            key
        }
        Err(error) => return Err(error).with_context(|| format!("cannot read {}", file.display())),
    };
    Vault::from_text(&text).with_context(|| format!("{} cannot be used", file.display()))
}

/// Writes a new file that only its owner reads.
fn write_private(path: &Path, text: &str) -> std::io::Result<()> {
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut file = options.open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}

/// Runs the command.
///
/// # Errors
/// When the database cannot be used; the message says what to do.
pub fn run(args: &Args) -> anyhow::Result<End> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build();
    let runtime = runtime.context("cannot start the runtime")?;
    runtime.block_on(async {
        match &args.command {
            Command::CreateAdmin { database, login, name } => create_admin(database, login, name).await,
            Command::ExportReplies { database, out, region, samples } => {
                export_replies(database, out, region, *samples).await
            }
            Command::Reseal { database } => reseal(database).await,
            Command::Demo { database, accounts, attachments } => {
                make_demo(database, accounts, attachments).await
            }
        }
    })
}

async fn open(database: &Database) -> anyhow::Result<(Store, Location)> {
    let location = database.location()?;
    let store =
        Store::open(&location).await.with_context(|| format!("cannot open the database {location:?}"))?;
    Ok((store, location))
}

async fn create_admin(database: &Database, login: &str, name: &str) -> anyhow::Result<End> {
    if !is_identifier(login) || name.trim().is_empty() {
        eprintln!("a login has 2 to 64 small letters, digits, dots, hyphens; a name is needed too");
        return Ok(End::Refused);
    }
    let (store, _) = open(database).await?;
    let password = read_password()?;
    if password::is_too_weak(&password, login) {
        eprintln!(
            "a password has {} characters or more, not all the same, and not the login in it",
            password::MIN_CHARS
        );
        return Ok(End::Refused);
    }
    let new = NewMember {
        login: login.to_owned(),
        name: name.trim().to_owned(),
        role: Role::Administrator,
        unit: None,
        password: password::hash(password).await?,
        lang: "zh".to_owned(),
    };
    let now = Timestamp::now();
    let is_new = store.desk().add_member(new, now).await?;
    if is_new {
        store.desk().note_deed(now, None, "accounts", None, Some(&format!("{login} (command line)"))).await?;
    }
    store.close().await;
    if !is_new {
        eprintln!("the login {login} is taken");
        return Ok(End::Refused);
    }
    writeln!(std::io::stdout().lock(), "{login}")?;
    Ok(End::Done)
}

/// From the terminal without showing it, twice; or the first line of standard input.
fn read_password() -> anyhow::Result<String> {
    let stdin = std::io::stdin();
    if !stdin.is_terminal() {
        let mut line = String::new();
        stdin.lock().read_line(&mut line)?;
        return Ok(line.trim_end_matches(['\r', '\n']).to_owned());
    }
    let first = rpassword::prompt_password("密码 Password: ")?;
    if rpassword::prompt_password("再输一次 Again: ")? != first {
        bail!("the two passwords differ");
    }
    Ok(first)
}

async fn export_replies(database: &Database, out: &Path, region: &str, samples: bool) -> anyhow::Result<End> {
    let (store, _) = open(database).await?;
    let export = replies::export(store.desk(), replies::Wanted { samples, region }).await;
    store.close().await;
    let export = export?;
    // Whole or not at all: a workbook may be published at any moment.
    let part = out.with_extension("part");
    std::fs::write(&part, &export.csv)
        .and_then(|()| std::fs::rename(&part, out))
        .with_context(|| format!("cannot write {}", out.display()))?;
    for (id, why) in &export.held {
        eprintln!("case {id} stayed behind: {why}");
    }
    writeln!(std::io::stdout().lock(), "{}", export.rows)?;
    Ok(if export.held.is_empty() { End::Done } else { End::Refused })
}

async fn reseal(database: &Database) -> anyhow::Result<End> {
    let (store, location) = open(database).await?;
    let count = store.desk().reseal(&vault(&location)?).await;
    store.close().await;
    writeln!(std::io::stdout().lock(), "{}", count?)?;
    Ok(End::Done)
}

async fn make_demo(database: &Database, accounts: &Path, attachments: &Attachments) -> anyhow::Result<End> {
    let location = database.location()?;
    let password = Vault::new_key()?.chars().take(16).collect::<String>();
    match demo::fill(location.clone(), vault(&location)?, attachments.place()?, (time::system())(), &password)
        .await
    {
        Ok(()) => {}
        // The demonstration is there, or something real is.
        Err(demo::DemoError::InUse) => return Ok(End::Refused),
        Err(error) => return Err(error.into()),
    }
    let mut text =
        format!("承办台示例账号，密码都是 / accounts of the demo desk, all with the password: {password}\n");
    for (login, name, role, _) in demo::ACCOUNTS {
        text.push_str(&format!("{login}\t{}\t{name}\n", role.id()));
    }
    if accounts.exists() {
        std::fs::remove_file(accounts)?;
    }
    write_private(accounts, &text).with_context(|| format!("cannot write {}", accounts.display()))?;
    Ok(End::Done)
}
