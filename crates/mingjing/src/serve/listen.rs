//! Connections: taken in, bounded in number and time, ended in good order.

use super::kept::Kept;
use axum::Router;
use axum::body::Body;
use axum::extract::ConnectInfo;
use axum::http::Request;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper_util::rt::{TokioIo, TokioTimer};
use hyper_util::server::graceful::GracefulShutdown;
use std::convert::Infallible;
use std::future::Future;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::Semaphore;
use tower::ServiceExt;

/// Connections at one time. Each may also hold a file open, and 1,024 files are what systems allow a
/// program unless they are told otherwise.
const CONNECTIONS: usize = 480;
/// How long a request's head may take to arrive; also how long an idle connection stays open.
const HEAD_WITHIN: Duration = Duration::from_secs(15);
/// Longest life of a connection: who reads more slowly than this starts anew. A stalled reader would
/// otherwise keep its place for ever.
const CONNECTION_WITHIN: Duration = Duration::from_secs(600);
/// How long requests under way may still take once the server is told to stop.
const FINISH_WITHIN: Duration = Duration::from_secs(10);
/// Pause after a connection could not be taken in (no more files, say): trying at once would only spin.
const AFTER_FAILURE: Duration = Duration::from_millis(50);

/// Serves until `stop` is ready, then lets requests under way finish.
pub async fn accept(listener: TcpListener, router: Router, stop: impl Future<Output = ()>) {
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let graceful = GracefulShutdown::new();
    let kept = Kept::default();
    let mut stop = std::pin::pin!(stop);
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            next = next => next,
            () = &mut stop => break,
        };
        match accepted {
            Ok((stream, peer)) => {
                let connection = connection(stream, peer, router.clone(), kept.clone(), &graceful);
                tokio::spawn(async move {
                    // A connection that breaks or runs out of time has nobody left to tell.
                    let _ = tokio::time::timeout(CONNECTION_WITHIN, connection).await;
                    drop(place);
                });
            }
            Err(error) => {
                tracing::warn!(%error, "a connection could not be taken in");
                tokio::time::sleep(AFTER_FAILURE).await;
            }
        }
    }
    drop(listener);
    if tokio::time::timeout(FINISH_WITHIN, graceful.shutdown()).await.is_err() {
        tracing::warn!("some requests did not finish in time");
    }
}

fn connection(
    stream: TcpStream,
    peer: SocketAddr,
    router: Router,
    kept: Kept,
    graceful: &GracefulShutdown,
) -> impl Future<Output = hyper::Result<()>> + Send + 'static {
    // Answers are whole when they are written: waiting to fill a packet would only delay them.
    let _ = stream.set_nodelay(true);
    let service = hyper::service::service_fn(move |request: Request<Incoming>| {
        let mut request = request.map(Body::new);
        request.extensions_mut().insert(ConnectInfo(peer));
        let (router, kept) = (router.clone(), kept.clone());
        async move {
            if let Some(answer) = kept.find(&request) {
                return Ok::<_, Infallible>(answer);
            }
            let place = Kept::place(&request);
            let response = router.oneshot(request).await?;
            Ok(kept.keep(place, response).await)
        }
    });
    let connection = http1::Builder::new()
        .timer(TokioTimer::new())
        .header_read_timeout(HEAD_WITHIN)
        .serve_connection(TokioIo::new(stream), service);
    graceful.watch(connection)
}

/// Ready when the program is asked to end.
///
/// # Errors
/// When signals cannot be listened for.
pub fn stop_signal() -> std::io::Result<impl Future<Output = ()>> {
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let (mut interrupt, mut terminate) =
            (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
        Ok(async move {
            tokio::select! {
                _ = interrupt.recv() => {}
                _ = terminate.recv() => {}
            }
        })
    }
    #[cfg(not(unix))]
    Ok(async {
        if tokio::signal::ctrl_c().await.is_err() {
            std::future::pending::<()>().await;
        }
    })
}
