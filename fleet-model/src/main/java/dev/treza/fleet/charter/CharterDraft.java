package dev.treza.fleet.charter;

import dev.treza.fleet.Outcome;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonArray;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.json.JsonValue;
import dev.treza.fleet.policy.Rule;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The charter that is to follow another: a copy with the next serial, in which parts are replaced.
/// What has none of a part leaves it out.
public final class CharterDraft {
  private final SortedMap<String, JsonValue> members;

  CharterDraft(Charter current) {
    this.members = new TreeMap<>(current.toJson().members());
    members.put("serial", new JsonText(Long.toString(current.serial() + 1)));
    members.put("previous", new JsonText(current.digest().hex()));
  }

  /// The draft as a charter. Refused: `CHR-*`, `JSON-*` if it is none.
  public Outcome<Charter> charter() {
    return Charter.parse(CanonicalJson.encode(new JsonObject(members)));
  }

  public CharterDraft maxKeysPerEnclave(int keys) {
    members.put("maxKeysPerEnclave", new JsonText(Integer.toString(keys)));
    return this;
  }

  public CharterDraft measurements(List<Measurements> sets) {
    return list("measurements", sets.stream().map(MeasurementsJson::write).toList());
  }

  public CharterDraft officers(List<Officer> officers) {
    return list("officers", officers.stream().map(Officer::toJson).toList());
  }

  public CharterDraft charterQuorum(Quorum quorum) {
    members.put("charterQuorum", quorum.toJson());
    return this;
  }

  public CharterDraft ceremonyQuorum(Quorum quorum) {
    members.put("ceremonyQuorum", quorum.toJson());
    return this;
  }

  public CharterDraft groups(List<Group> groups) {
    return list("groups", groups.stream().map(Group::toJson).toList());
  }

  public CharterDraft rules(List<Rule> rules) {
    return list("policy", rules.stream().map(Rule::toJson).toList());
  }

  public CharterDraft addressBook(AddressBook book) {
    return list("addressBook", book.toJson());
  }

  public CharterDraft addressLists(List<AddressList> lists) {
    return list("addressLists", lists.stream().map(AddressList::toJson).toList());
  }

  public CharterDraft clients(List<ApiClient> clients) {
    return list("clients", clients.stream().map(ApiClient::toJson).toList());
  }

  private CharterDraft list(String name, List<JsonObject> items) {
    if (items.isEmpty()) {
      members.remove(name);
    } else {
      members.put(name, JsonArray.of(items));
    }
    return this;
  }
}
