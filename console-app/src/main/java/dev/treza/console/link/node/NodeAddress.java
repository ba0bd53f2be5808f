package dev.treza.console.link.node;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.Optional;
import java.util.regex.Pattern;

/// Where a node is asked. Path and query often hold an access token, so only [#shown] is ever
/// printed.
public record NodeAddress(URI uri) {
  private static final int LONGEST = 2000;
  private static final Pattern LOOPBACK =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[(0*:)*:?0*1]");

  /// Reads `https` addresses, and `http` ones on this computer. Refused: `NODE-URL`.
  public static Outcome<NodeAddress> parse(String text) {
    if (text.length() > LONGEST) {
      return refused("it is longer than " + LONGEST + " characters");
    }
    try {
      URI uri = new URI(text);
      return fault(uri)
          .map(NodeAddress::refused)
          .orElseGet(() -> Outcome.accepted(new NodeAddress(uri)));
    } catch (URISyntaxException malformed) {
      return refused("it is no address"); // the text is not quoted: it may hold a token
    }
  }

  /// Scheme, host and port; `…` stands for the rest.
  public String shown() {
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    boolean more = uri.getRawQuery() != null || uri.getRawPath().length() > 1;
    return uri.getScheme() + "://" + uri.getHost() + port + (more ? "/…" : "");
  }

  /// Whether it is on this computer.
  boolean local() {
    return LOOPBACK.matcher(uri.getHost()).matches();
  }

  private static Optional<String> fault(URI uri) {
    if (uri.getHost() == null || uri.getScheme() == null) {
      return Optional.of("it names no scheme and host");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      return Optional.of("it holds a user name or a fragment");
    }
    return switch (uri.getScheme()) {
      case "https" -> Optional.empty();
      case "http" ->
          LOOPBACK.matcher(uri.getHost()).matches()
              ? Optional.empty()
              : Optional.of("http is not protected on the way to another computer");
      default -> Optional.of("its scheme is neither https nor http");
    };
  }

  private static Outcome<NodeAddress> refused(String why) {
    return Outcome.refused(Refusal.of(NodeRefusal.URL, why));
  }

  /// The shown form: the whole one may hold a token.
  @Override
  public String toString() {
    return shown();
  }
}
