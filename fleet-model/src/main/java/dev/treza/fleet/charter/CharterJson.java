package dev.treza.fleet.charter;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Ids;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Realm;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.chain.AddressBookEntry;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.policy.Rule;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The charter's one JSON form.
final class CharterJson {
  private static final long DAY = Duration.ofHours(24).toMillis();

  private CharterJson() {}

  static JsonObject write(Charter charter) {
    JsonObject.Builder json =
        JsonObject.builder()
            .text("v", "1")
            .text("realm", charter.realm().text())
            .text("namespace", charter.namespace())
            .integer("serial", charter.serial())
            .texts("networks", charter.networks().stream().sorted().map(NetworkMode::text).toList())
            .object("place", charter.place().toJson())
            .text("sealingKey", charter.sealingKey())
            .text("stateStore", charter.stateStore())
            .integer("maxKeysPerEnclave", charter.maxKeysPerEnclave())
            .text("backup", charter.backup().text())
            .integer("approvalTtl", charter.approvalTtl().toMillis())
            .array(
                "measurements",
                charter.measurements().stream().map(MeasurementsJson::write).toList())
            .array("officers", charter.officers().stream().map(Officer::toJson).toList())
            .object("charterQuorum", charter.charterQuorum().toJson())
            .object("ceremonyQuorum", charter.ceremonyQuorum().toJson())
            .array("groups", charter.groups().stream().map(Group::toJson).toList())
            .array("policy", charter.rules().stream().map(Rule::toJson).toList());
    charter.tenant().ifPresent(tenant -> json.text("tenant", tenant));
    charter.previous().ifPresent(digest -> json.digest("previous", digest));
    if (!charter.addressBook().entries().isEmpty()) {
      json.array("addressBook", charter.addressBook().toJson());
    }
    if (!charter.addressLists().isEmpty()) {
      json.array("addressLists", charter.addressLists().stream().map(AddressList::toJson).toList());
    }
    if (!charter.clients().isEmpty()) {
      json.array("clients", charter.clients().stream().map(ApiClient::toJson).toList());
    }
    if (!charter.witnesses().isEmpty()) {
      json.texts("witnesses", charter.witnesses());
    }
    charter.succession().ifPresent(rule -> json.object("succession", rule.toJson()));
    return json.build();
  }

  static Charter read(JsonFields fields) throws JsonShapeException {
    fields.literal("v", "1");
    return new Charter(
        fields.choice("realm", Realm::parse),
        fields.choice("namespace", Ids::parse),
        fields.optionalChoice("tenant", Ids::parse),
        fields.longInteger("serial", 0, Long.MAX_VALUE),
        fields.optionalDigest("previous"),
        fields.choices("networks", NetworkMode::parse),
        Place.read(fields.object("place")),
        fields.text("sealingKey"),
        fields.text("stateStore"),
        (int) fields.longInteger("maxKeysPerEnclave", 1, 1000),
        fields.choice("backup", BackupMode::parse),
        Duration.ofMillis(fields.longInteger("approvalTtl", 1, DAY)),
        each(fields.objects("measurements"), MeasurementsJson::read),
        each(fields.objects("officers"), Officer::read),
        Quorum.read(fields.object("charterQuorum")),
        Quorum.read(fields.object("ceremonyQuorum")),
        each(fields.objects("groups"), Group::read),
        each(fields.objects("policy"), Rule::read),
        new AddressBook(each(fields.optionalObjects("addressBook"), CharterJson::entry)),
        each(fields.optionalObjects("addressLists"), AddressList::read),
        each(fields.optionalObjects("clients"), ApiClient::read),
        fields.optionalTexts("witnesses"),
        succession(fields));
  }

  private static Optional<Succession> succession(JsonFields fields) throws JsonShapeException {
    Optional<JsonFields> rule = fields.optionalObject("succession");
    return rule.isEmpty() ? Optional.empty() : Optional.of(Succession.read(rule.get()));
  }

  private static AddressBookEntry entry(JsonFields fields) throws JsonShapeException {
    return new AddressBookEntry(
        fields.name("name"),
        fields.choice("blockchain", Blockchain::parse),
        fields.text("address"));
  }

  private static <T> List<T> each(List<JsonFields> objects, JsonFields.Reader<T> reader)
      throws JsonShapeException {
    List<T> values = new ArrayList<>();
    for (JsonFields fields : objects) {
      values.add(reader.read(fields));
    }
    return values;
  }
}
