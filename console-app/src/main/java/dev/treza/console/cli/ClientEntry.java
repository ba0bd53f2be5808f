package dev.treza.console.cli;

import dev.treza.fleet.charter.ApiClient;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonObject;
import dev.treza.sdk.ClientIdentity;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import picocli.CommandLine.Option;

/// The options for the entry that a charter needs for a client, and what is printed of it.
final class ClientEntry {
  @Option(
      names = "--days",
      paramLabel = "DAYS",
      defaultValue = "365",
      description = "how long the entry holds, from now: 1 to 3660, by default 365")
  private int days = 365;

  @Option(
      names = "--rule",
      paramLabel = "ID",
      description = "a rule it may appear in, repeat for each; by default the one of its own name")
  private List<String> rules = List.of();

  ApiClient of(String id, ClientIdentity identity, Instant now) throws UnreadableInputException {
    if (days < 1 || days > 3660) {
      throw new UnreadableInputException("--days takes 1 to 3660");
    }
    return new ApiClient(
        id,
        identity.spki(),
        now.truncatedTo(ChronoUnit.SECONDS).plus(Duration.ofDays(days)),
        Set.copyOf(rules.isEmpty() ? List.of(id) : rules));
  }

  static List<String> lines(ApiClient client) {
    return List.of(
        "CLIENT " + client.id(),
        "  key, SHA-256 " + client.spki(),
        "  entry for the charter's \"clients\":",
        new String(CanonicalJson.encode(client.toJson()).toArray(), StandardCharsets.UTF_8),
        "  Next: have the administrators amend the charter by this entry, and by the rules it names");
  }

  static JsonObject json(ApiClient client) {
    return JsonObject.builder().object("client", client.toJson()).build();
  }
}
