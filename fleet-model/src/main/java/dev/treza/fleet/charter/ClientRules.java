package dev.treza.fleet.charter;

import dev.treza.fleet.Refusal;
import dev.treza.fleet.policy.Party;
import dev.treza.fleet.policy.Rule;
import java.util.List;
import java.util.Optional;

/// The rules about a charter's clients.
final class ClientRules {
  private ClientRules() {}

  static Optional<Refusal> check(Charter charter) {
    List<ApiClient> clients = charter.clients();
    Optional<String> twice =
        CharterRules.firstTwice(clients.stream().map(ApiClient::id))
            .or(() -> CharterRules.firstTwice(clients.stream().map(one -> one.spki().hex())));
    return twice
        .map(what -> Refusal.at(CharterRefusal.CLIENT, "/clients", what + " stands there twice"))
        .or(() ->
            clients.stream().flatMap(client -> strange(charter, client).stream()).findFirst());
  }

  private static Optional<Refusal> strange(Charter charter, ApiClient client) {
    return client.rules().stream()
        .sorted()
        .filter(id -> charter.rules().stream().noneMatch(rule -> names(rule, id, client)))
        .map(id ->
            Refusal.at(
                CharterRefusal.CLIENT,
                "/clients/" + client.id(),
                "rule " + id + " does not name it"))
        .findFirst();
  }

  private static boolean names(Rule rule, String id, ApiClient client) {
    return rule.id().equals(id) && rule.who().named().contains(new Party.OfClient(client.id()));
  }
}
