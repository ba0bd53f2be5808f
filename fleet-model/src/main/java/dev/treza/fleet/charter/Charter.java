package dev.treza.fleet.charter;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.chain.AddressBook;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.policy.Policy;
import dev.treza.fleet.policy.Rule;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Who may do what with which enclave: one canonical document, chained to the one before (TRUST
/// section 3). Its identity is the SHA-256 of its canonical bytes, without any signature.
///
/// @param tenant whose keys these are, where one installation serves several
/// @param serial counts amendments from 0, the root charter
/// @param previous digest of the charter this one amends; absent in the root
/// @param networks where wallets of this charter may live
/// @param sealingKey ARN of the KMS key that seals; `simulated` for a file of the simulator's
/// @param stateStore ARN of the table that keeps the state; `local` for files of the host,
///   `volatile` for the enclave's memory
/// @param maxKeysPerEnclave 1 to 1000
/// @param addressBook the names that reviews show, and the only anchors against look-alikes
/// @param approvalTtl the longest life of an approval, at most 24 hours
/// @param clients programs that may ask for signatures
/// @param witnesses officers who close steps of ceremonies and approve nothing
/// @param succession nothing: a lost quorum freezes the charter for good
public record Charter(
    Realm realm,
    String namespace,
    Optional<String> tenant,
    long serial,
    Optional<Digest> previous,
    Set<NetworkMode> networks,
    Place place,
    String sealingKey,
    String stateStore,
    int maxKeysPerEnclave,
    BackupMode backup,
    Duration approvalTtl,
    List<Measurements> measurements,
    List<Officer> officers,
    Quorum charterQuorum,
    Quorum ceremonyQuorum,
    List<Group> groups,
    List<Rule> rules,
    AddressBook addressBook,
    List<AddressList> addressLists,
    List<ApiClient> clients,
    List<String> witnesses,
    Optional<Succession> succession) {
  /// A state store that lives on the host's own disk.
  public static final String LOCAL_STORE = "local";

  /// A state that lives in the enclave's own memory and dies with it.
  public static final String VOLATILE_STORE = "volatile";

  /// The sealing key of a simulator without a KMS.
  public static final String SIMULATED_KEY = "simulated";

  public Charter {
    networks = Set.copyOf(networks);
    measurements = List.copyOf(measurements);
    officers = List.copyOf(officers);
    groups = List.copyOf(groups);
    rules = List.copyOf(rules);
    addressLists = List.copyOf(addressLists);
    clients = List.copyOf(clients);
    witnesses = List.copyOf(witnesses);
  }

  /// With nothing that a charter may do without.
  public Charter(
      Realm realm,
      String namespace,
      Optional<String> tenant,
      long serial,
      Optional<Digest> previous,
      Set<NetworkMode> networks,
      Place place,
      String sealingKey,
      String stateStore,
      int maxKeysPerEnclave,
      BackupMode backup,
      Duration approvalTtl,
      List<Measurements> measurements,
      List<Officer> officers,
      Quorum charterQuorum,
      Quorum ceremonyQuorum,
      List<Group> groups,
      List<Rule> rules) {
    this(
        realm,
        namespace,
        tenant,
        serial,
        previous,
        networks,
        place,
        sealingKey,
        stateStore,
        maxKeysPerEnclave,
        backup,
        approvalTtl,
        measurements,
        officers,
        charterQuorum,
        ceremonyQuorum,
        groups,
        rules,
        AddressBook.EMPTY,
        List.of(),
        List.of(),
        List.of(),
        Optional.empty());
  }

  /// Reads canonical bytes and applies the rules a charter must obey by itself ([CharterRules]).
  ///
  /// Refused with `JSON-*` or `CHR-*`. Lists of words have one order too, so that a charter has one
  /// digest: what does not come out again as it went in is refused.
  public static Outcome<Charter> parse(Bytes canonical) {
    return JsonFields.decode(canonical, CharterJson::read)
        .then(charter ->
            charter.encoded().equals(canonical)
                ? CharterRules.check(charter)
                : Outcome.refused(JsonRefusal.CANON, "its lists are not in their one order"));
  }

  public JsonObject toJson() {
    return CharterJson.write(this);
  }

  public Bytes encoded() {
    return CanonicalJson.encode(toJson());
  }

  public Digest digest() {
    return Digest.of(encoded());
  }

  public Optional<Officer> officer(String id) {
    return officers.stream().filter(officer -> officer.id().equals(id)).findFirst();
  }

  public List<Officer> withRole(Role role) {
    return officers.stream().filter(officer -> officer.roles().contains(role)).toList();
  }

  /// Whether it names the image with these measurements.
  public boolean admits(Measurements image) {
    return measurements.stream().anyMatch(set -> set.admits(image));
  }

  /// The client whose certificate has this key (SHA-256 of its SubjectPublicKeyInfo).
  public Optional<ApiClient> client(Digest spki) {
    return clients.stream().filter(client -> client.spki().equals(spki)).findFirst();
  }

  /// A draft of the charter that follows this one.
  public CharterDraft amended() {
    return new CharterDraft(this);
  }

  public Policy policy() {
    Map<String, Set<String>> members =
        groups.stream()
            .collect(Collectors.toMap(Group::id, group -> new HashSet<>(group.officers())));
    return new Policy(rules, members, this::names);
  }

  /// Whether one of these names, or of the names in one of these lists, is that of the address.
  private boolean names(Blockchain blockchain, Set<String> names, String address) {
    Optional<String> name = addressBook.name(blockchain, address);
    return name.isPresent()
        && (names.contains(name.get())
            || addressLists.stream()
                .filter(list -> names.contains(AddressList.MARK + list.id()))
                .anyMatch(list -> list.names().contains(name.get())));
  }
}
