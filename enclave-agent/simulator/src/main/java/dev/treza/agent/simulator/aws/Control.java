package dev.treza.agent.simulator.aws;

import dev.treza.agent.aws.sigv4.SessionCredentials;
import dev.treza.agent.simulator.aws.dynamo.Tables;
import dev.treza.agent.simulator.aws.iam.Principal;
import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.agent.store.StoreException;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.charter.KeyArn;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonShapeException;
import java.time.Instant;
import java.util.Optional;

/// What the simulator is told rather than AWS: to open a session of a role, as the metadata service
/// of an instance would, and which faults to come. Whoever may read the simulator's folder may.
final class Control {
  static final String PATH = "/simulator/";
  static final String KEY_HEADER = "x-simulator-key";

  private final String key;
  private final Sessions sessions;
  private final Faults faults;
  private final Tables tables;

  Control(String key, Sessions sessions, Faults faults, Tables tables) {
    this.key = key;
    this.sessions = sessions;
    this.faults = faults;
    this.tables = tables;
  }

  private record Moment(String table, String mark) {
    static Moment read(JsonFields fields) throws JsonShapeException {
      return new Moment(fields.text("table"), fields.text("mark"));
    }
  }

  private record Planned(String operation, Fault fault, int times) {
    static Planned read(JsonFields fields) throws JsonShapeException {
      return new Planned(
          fields.text("operation"),
          fields.choice("fault", Fault::parse),
          (int) fields.longInteger("times", 1, 1_000_000));
    }
  }

  JsonObject call(Incoming request, Instant now) throws AwsError, StoreException {
    if (!request.header(KEY_HEADER).equals(key)) {
      throw new AwsError(403, "AccessDenied", "another key of the simulator");
    }
    return switch (request.target().substring(PATH.length())) {
      case "session" -> session(read(request, fields -> fields.text("role")), now);
      case "fault" -> {
        Planned planned = read(request, Planned::read);
        faults.plan(planned.operation, planned.fault, planned.times);
        yield JsonObject.builder().build();
      }
      case "no-faults" -> {
        faults.clear();
        yield JsonObject.builder().build();
      }
      case "mark-table" -> {
        Moment moment = read(request, Moment::read);
        tables.mark(moment.table, moment.mark);
        yield JsonObject.builder().build();
      }
      case "restore-table" -> {
        Moment moment = read(request, Moment::read);
        tables.restore(moment.table, moment.mark);
        yield JsonObject.builder().build();
      }
      case "asked" -> JsonObject.builder().texts("operations", faults.asked()).build();
      default -> throw new AwsError(404, "NotFound", request.target());
    };
  }

  /// In the form of the instance metadata service.
  private JsonObject session(String role, Instant now) throws AwsError {
    SessionCredentials session = sessions.open(principal(role), now);
    return JsonObject.builder()
        .text("Code", "Success")
        .text("Type", "AWS-HMAC")
        .text("AccessKeyId", session.accessKeyId())
        .text("SecretAccessKey", session.secretAccessKey())
        .text("Token", session.sessionToken().orElseThrow())
        .text("Expiration", session.expires().toString())
        .build();
  }

  private static Principal principal(String arn) throws AwsError {
    Principal root = new Principal.Root(KeyArn.SIMULATED_ACCOUNT);
    if (arn.equals(root.arn())) {
      return root;
    }
    return Optional.of(arn)
        .filter(text -> text.startsWith("arn:aws:iam::" + KeyArn.SIMULATED_ACCOUNT + ":role/"))
        .map(text -> (Principal) new Principal.Role(KeyArn.SIMULATED_ACCOUNT, text))
        .orElseThrow(() -> new AwsError("NoSuchEntity", arn));
  }

  private static <T> T read(Incoming request, JsonFields.Reader<T> reader) throws AwsError {
    return switch (JsonFields.decode(request.body(), reader)) {
      case Accepted<T>(T value) -> value;
      case Refused<T>(Refusal refusal) -> throw new AwsError("ValidationException", refusal.line());
    };
  }
}
