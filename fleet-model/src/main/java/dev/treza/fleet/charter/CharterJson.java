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
        new AddressBook(each(fields.optionalObjects("addressBook"), CharterJson::entry)));
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
