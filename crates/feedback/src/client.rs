//! Whom a request counts for.

use axum::extract::ConnectInfo;
use axum::http::{Extensions, HeaderMap};
use std::net::{IpAddr, Ipv6Addr, SocketAddr};

/// A client as the limits see it: an IPv4 address, or an IPv6 network of 64 bits, which is what one
/// household or phone has. Kept in memory only.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct Client(IpAddr);

impl Client {
    /// The client of an address.
    #[must_use]
    pub fn of(address: IpAddr) -> Self {
        match address.to_canonical() {
            IpAddr::V6(address) => {
                let network = address.to_bits() >> 64 << 64;
                Self(IpAddr::V6(Ipv6Addr::from_bits(network)))
            }
            v4 => Self(v4),
        }
    }

    /// The client of a request: its connection's other end, or, behind a trusted proxy, the address that
    /// this proxy saw. That is the last one in `X-Forwarded-For`: whatever stands before it was written
    /// by somebody else and can be made up. Requests of unknown origin share one client.
    #[must_use]
    pub fn of_request(headers: &HeaderMap, extensions: &Extensions, trust_proxy: bool) -> Self {
        let forwarded = trust_proxy.then(|| forwarded(headers)).flatten();
        let peer = || extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        Self::of(forwarded.or_else(peer).unwrap_or(IpAddr::V6(Ipv6Addr::UNSPECIFIED)))
    }

    /// The address as bytes.
    #[must_use]
    pub fn bytes(self) -> [u8; 16] {
        match self.0 {
            IpAddr::V4(address) => address.to_ipv6_mapped().octets(),
            IpAddr::V6(address) => address.octets(),
        }
    }
}

fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let last = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    last.rsplit(',').next()?.trim().parse().ok()
}

/// Never the address: what is debugged is logged.
impl std::fmt::Debug for Client {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Client(…)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn client(address: &str) -> Client {
        Client::of(address.parse().unwrap())
    }

    #[test]
    fn an_ipv6_household_is_one_client_and_a_mapped_address_is_its_ipv4() {
        assert_eq!(client("2001:db8:1:2::1"), client("2001:db8:1:2:ffff::9"));
        assert_ne!(client("2001:db8:1:2::1"), client("2001:db8:1:3::1"));
        assert_eq!(client("::ffff:192.0.2.7"), client("192.0.2.7"));
        assert_ne!(client("192.0.2.7"), client("192.0.2.8"));
    }

    #[test]
    fn a_forwarded_address_counts_only_when_the_proxy_is_trusted() {
        let mut headers = HeaderMap::new();
        headers.append("x-forwarded-for", "203.0.113.1".parse().unwrap());
        headers.append("x-forwarded-for", "198.51.100.2, 192.0.2.7".parse().unwrap());
        let mut extensions = Extensions::new();
        extensions.insert(ConnectInfo(SocketAddr::from(([127, 0, 0, 1], 4000))));
        assert_eq!(Client::of_request(&headers, &extensions, false), client("127.0.0.1"));
        assert_eq!(Client::of_request(&headers, &extensions, true), client("192.0.2.7"));
        assert_eq!(Client::of_request(&HeaderMap::new(), &extensions, true), client("127.0.0.1"));
        headers.append("x-forwarded-for", "unknown".parse().unwrap());
        assert_eq!(Client::of_request(&headers, &extensions, true), client("127.0.0.1"));
    }
}
