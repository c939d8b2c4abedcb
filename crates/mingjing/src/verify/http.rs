//! A site by its address.

use mingjing_publisher::verify::Source;
use std::io::{self, Read};
use std::time::Duration;
use ureq::Agent;

/// How long a connection and each answer's head may take.
const ANSWER_WITHIN: Duration = Duration::from_secs(30);
/// How long one file may take in all.
const FILE_WITHIN: Duration = Duration::from_secs(600);

/// A published site on a host.
pub struct Site {
    base: String,
    agent: Agent,
}

impl Site {
    /// The site at an address, with or without the slash at its end.
    pub fn new(address: &str) -> Self {
        let config = Agent::config_builder()
            .http_status_as_error(false)
            .timeout_connect(Some(ANSWER_WITHIN))
            .timeout_recv_response(Some(ANSWER_WITHIN))
            .timeout_global(Some(FILE_WITHIN))
            .user_agent(concat!("mingjing-verify/", env!("CARGO_PKG_VERSION")))
            .build();
        Self { base: format!("{}/", address.trim_end_matches('/')), agent: config.into() }
    }
}

impl Source for Site {
    fn name(&self) -> String {
        self.base.clone()
    }

    fn open(&self, path: &str) -> io::Result<Option<Box<dyn Read + '_>>> {
        // The bytes as they are, and not from a cache on the way.
        let request = self
            .agent
            .get(format!("{}{path}", self.base))
            .header("accept-encoding", "identity")
            .header("cache-control", "no-cache");
        let response = request.call().map_err(io::Error::other)?;
        match response.status().as_u16() {
            200 => Ok(Some(Box::new(response.into_body().into_reader()))),
            404 | 410 => Ok(None),
            status => Err(io::Error::other(format!("the server answered {status}"))),
        }
    }

    fn can_list(&self) -> bool {
        false
    }

    fn list(&self) -> io::Result<Vec<String>> {
        Ok(Vec::new())
    }
}
