package dev.treza.fleet.deploy;

import dev.treza.fleet.Blockchain;
import dev.treza.fleet.NetworkMode;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.util.List;
import java.util.Optional;

/// A filled and checked deploy form; see [DeploySchema] for what each value does.
///
/// @param signingService whether programs may ask for signatures over HTTP
/// @param maxKeys 1 to 1000
/// @param exportAudit whether the audit chain is exported
/// @param host what runs it
public record DeployRequest(
    Blockchain blockchain,
    KeyMode keyMode,
    NetworkMode network,
    int maxKeys,
    boolean signingService,
    boolean exportAudit,
    String region,
    Tags tags,
    Host host) {

  /// What every resource is marked with.
  public record Tags(
      String name,
      Optional<String> description,
      Optional<String> environment,
      Optional<String> purpose,
      Optional<String> tenant) {}

  /// What runs the enclave; what is absent is chosen as small as it may be, and the KMS key made.
  ///
  /// @param memoryMib memory of the enclave in MiB
  public record Host(
      Optional<String> instanceType,
      Optional<Integer> memoryMib,
      Optional<Integer> vcpus,
      Optional<String> kmsKeyArn) {}

  /// Checks a filled form, whose left-out fields take their defaults.
  ///
  /// @return refused with the first fault as `DEPLOY-FIELD`, `KEY-MODE-UNAVAILABLE` or
  ///   `DEPLOY-KMS-REGION`; [ProviderRecord#faults] lists all faults of single fields
  public static Outcome<DeployRequest> check(JsonObject form) {
    ProviderRecord provider = DeploySchema.AWS_NITRO_BLOCKCHAIN;
    List<Refusal> faults = provider.faults(form);
    if (!faults.isEmpty()) {
      return Outcome.refused(faults.getFirst());
    }
    return JsonFields.read(provider.withDefaults(form), DeployRequest::read)
        .then(DeployRequest::consistent);
  }

  private static DeployRequest read(JsonFields f) throws JsonShapeException {
    return new DeployRequest(
        f.choice(DeploySchema.BLOCKCHAIN, Blockchain::parse),
        f.choice(DeploySchema.KEY_MODE, KeyMode::parse),
        f.choice(DeploySchema.NETWORK, NetworkMode::parse),
        f.number(DeploySchema.MAX_KEYS, 1, Integer.MAX_VALUE),
        f.flag(DeploySchema.SIGNING_SERVICE),
        f.flag(DeploySchema.AUDIT_EXPORT),
        f.text(DeploySchema.REGION),
        new Tags(
            f.text(DeploySchema.NAME),
            f.optionalText(DeploySchema.DESCRIPTION),
            f.optionalText(DeploySchema.ENVIRONMENT),
            f.optionalText(DeploySchema.PURPOSE),
            f.optionalText(DeploySchema.TENANT)),
        new Host(
            f.optionalText(DeploySchema.INSTANCE_TYPE),
            f.optionalNumber(DeploySchema.MEMORY, 1, Integer.MAX_VALUE),
            f.optionalNumber(DeploySchema.VCPUS, 1, Integer.MAX_VALUE),
            f.optionalText(DeploySchema.KMS_KEY)));
  }

  private static Outcome<DeployRequest> consistent(DeployRequest request) {
    if (!request.keyMode().available()) {
      return refused(DeployRefusal.KEY_MODE, DeploySchema.KEY_MODE, request.keyMode().text());
    }
    Optional<String> keyRegion = request.host().kmsKeyArn().map(arn -> arn.split(":", -1)[3]);
    if (keyRegion.isPresent() && !keyRegion.get().equals(request.region())) {
      return refused(
          DeployRefusal.KMS_REGION,
          DeploySchema.KMS_KEY,
          "the key is in " + keyRegion.get() + ", the enclave in " + request.region());
    }
    return Outcome.accepted(request);
  }

  private static Outcome<DeployRequest> refused(DeployRefusal id, String field, String detail) {
    return Outcome.refused(Refusal.at(id, "/" + field, detail));
  }
}
