package dev.treza.agent.simulator.aws.iam;

import java.io.Serial;

/// A policy that is none, or uses what this simulator does not judge.
public final class MalformedPolicyException extends Exception {
  @Serial private static final long serialVersionUID = 1L;

  MalformedPolicyException(String message) {
    super(message);
  }
}
