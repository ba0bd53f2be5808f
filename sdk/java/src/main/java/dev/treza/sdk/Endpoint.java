package dev.treza.sdk;

import java.util.regex.Pattern;

/// Where an agent, or a relay to it, listens. Who answers there is for the attestation to say.
///
/// @param host a name or an address
/// @param port 1 to 65535
public record Endpoint(String host, int port) {
  private static final Pattern HOST = Pattern.compile("[0-9A-Za-z.:-]{1,253}");

  /// @throws IllegalArgumentException if that is no host or no port
  public Endpoint {
    if (!HOST.matcher(host).matches() || port < 1 || port > 65535) {
      throw new IllegalArgumentException("an endpoint is a host and a port from 1 to 65535");
    }
  }

  /// `host:port`, an IPv6 address in brackets (RFC 3986 section 3.2).
  @Override
  public String toString() {
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
