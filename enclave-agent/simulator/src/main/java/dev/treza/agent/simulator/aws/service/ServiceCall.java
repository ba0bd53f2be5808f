package dev.treza.agent.simulator.aws.service;

import dev.treza.agent.simulator.aws.iam.Principal;
import dev.treza.fleet.Outcome.Accepted;
import dev.treza.fleet.Outcome.Refused;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import java.time.Instant;

/// One call, its signature already checked.
///
/// @param region the endpoint's
public record ServiceCall(
    String operation, JsonObject input, Principal principal, String region, Instant time) {
  /// The input, read whole: a parameter that the reader does not know is an error.
  public <T> T read(JsonFields.Reader<T> reader) throws AwsError {
    return switch (JsonFields.read(input, reader)) {
      case Accepted<T>(T value) -> value;
      case Refused<T>(Refusal refusal) -> throw new AwsError("ValidationException", refusal.line());
    };
  }
}
