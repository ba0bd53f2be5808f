package dev.treza.agent.simulator.aws.service;

import dev.treza.agent.store.StoreException;
import dev.treza.fleet.json.JsonObject;

/// One service of AWS.
public interface FakeService {
  /// Its name in the scope of signatures.
  String id();

  /// What stands before the operation in `X-Amz-Target`.
  String target();

  /// Which of AWS's JSON protocols it speaks.
  default String contentType() {
    return "application/x-amz-json-1.1";
  }

  /// Performs an operation.
  ///
  /// @throws AwsError if AWS would not
  /// @throws StoreException if the simulator's own state cannot be kept
  JsonObject call(ServiceCall call) throws AwsError, StoreException;
}
