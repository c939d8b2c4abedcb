//! A PostgreSQL of the tests' own: a cluster in a temporary folder, on loopback, as an unprivileged user. It
//! ends with the process of the test, however that ends.

use std::net::TcpListener;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

/// Lets the server run until standard input closes, then clears up.
const KEEPER: &str = r#"
bin=$1; dir=$2; port=$3
"$bin/initdb" -D "$dir/data" -U mingjing -A trust -E UTF8 --locale=C --no-sync >"$dir/log" 2>&1 || exit 1
"$bin/postgres" -D "$dir/data" -h 127.0.0.1 -p "$port" -k "$dir" -c max_connections=400 >>"$dir/log" 2>&1 &
server=$!
cat >/dev/null
kill -INT $server; wait $server; rm -rf "$dir"
"#;

/// Address of the process's server, without the name of a database: `postgres://mingjing@127.0.0.1:PORT`.
/// The first caller starts it; everybody else in this process, whichever copy of this module asks, finds it.
pub fn url() -> String {
    let dir = std::env::temp_dir().join(format!("mingjing-postgres-{}", std::process::id()));
    let ready = dir.join("ready");
    if std::fs::create_dir(&dir).is_ok() {
        let port = start(&dir);
        std::fs::write(dir.join("part"), format!("postgres://mingjing@127.0.0.1:{port}")).unwrap();
        std::fs::rename(dir.join("part"), &ready).unwrap();
    }
    let until = Instant::now() + Duration::from_secs(60);
    while !ready.exists() {
        assert!(Instant::now() < until, "PostgreSQL did not start: {}", log(&dir));
        std::thread::sleep(Duration::from_millis(20));
    }
    std::fs::read_to_string(ready).unwrap()
}

fn start(dir: &Path) -> u16 {
    let bin = binaries().expect("PostgreSQL is missing: Debian, Ubuntu: sudo apt-get install postgresql; elsewhere put initdb on the PATH");
    let port = TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port();
    let is_root = Command::new("id").arg("-u").output().is_ok_and(|output| output.stdout == b"0\n");
    // The server refuses root.
    let mut command = if is_root {
        assert!(Command::new("chown").arg("nobody").arg(dir).status().unwrap().success());
        let mut command = Command::new("setpriv");
        command.args(["--reuid=nobody", "--regid=nogroup", "--clear-groups", "sh"]);
        command
    } else {
        Command::new("sh")
    };
    command.args(["-c", KEEPER, "sh"]).arg(&bin).arg(dir).arg(port.to_string()).current_dir("/");
    let keeper = command.stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
    // Its standard input stays open until this process ends.
    std::mem::forget(keeper);
    let until = Instant::now() + Duration::from_secs(60);
    while !Command::new(bin.join("pg_isready"))
        .args(["-q", "-h", "127.0.0.1", "-p", &port.to_string()])
        .status()
        .is_ok_and(|status| status.success())
    {
        assert!(Instant::now() < until, "PostgreSQL did not start: {}", log(dir));
        std::thread::sleep(Duration::from_millis(50));
    }
    port
}

fn log(dir: &Path) -> String {
    std::fs::read_to_string(dir.join("log")).unwrap_or_default()
}

/// The folder of the server's programs: by `pg_config`, or where Debian puts them, the newest first.
pub fn binaries() -> Option<PathBuf> {
    let told = Command::new("pg_config").arg("--bindir").output().ok();
    let told =
        told.and_then(|output| String::from_utf8(output.stdout).ok()).map(|text| PathBuf::from(text.trim()));
    let mut found: Vec<PathBuf> = std::fs::read_dir("/usr/lib/postgresql")
        .map(|entries| entries.flatten().map(|entry| entry.path().join("bin")).collect())
        .unwrap_or_default();
    found.sort();
    found.extend(told);
    found.into_iter().rev().find(|bin| bin.join("initdb").is_file() && bin.join("postgres").is_file())
}

/// A new, empty database on the server; its URL.
pub async fn new_database() -> String {
    use sqlx::Connection;
    use std::sync::atomic::{AtomicU32, Ordering};
    static NUMBER: AtomicU32 = AtomicU32::new(0);
    let server = url();
    // Copies of this module count for themselves.
    let name = format!("t{}_{:x}", NUMBER.fetch_add(1, Ordering::SeqCst), std::ptr::from_ref(&NUMBER).addr());
    let mut connection = sqlx::PgConnection::connect(&format!("{server}/postgres")).await.unwrap();
    let sql = sqlx::AssertSqlSafe(format!("CREATE DATABASE {name} TEMPLATE template0"));
    sqlx::query(sql).execute(&mut connection).await.unwrap();
    format!("{server}/{name}")
}
