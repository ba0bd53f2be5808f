package dev.treza.agent.simulator.aws;

import java.util.Optional;
import java.util.stream.Stream;

/// What the simulator can do to a call instead of answering it. Those that lie stand for somebody
/// who answers in the name of AWS.
enum Fault {
  /// None: what is planned after it comes that many calls later.
  NONE,
  /// `ThrottlingException`.
  BUSY,
  /// Status 500 without a body that says why.
  DOWN,
  /// `ProvisionedThroughputExceededException`.
  OVER_THROUGHPUT,
  /// A transaction is cancelled, because another one is at the same items.
  CONFLICT,
  /// `AccessDeniedException`.
  DENIED,
  /// `ExpiredTokenException`.
  EXPIRED,
  /// The connection is closed before anything is done.
  DROPPED_BEFORE,
  /// The call is carried out, and the connection closed instead of the answer.
  DROPPED_AFTER,
  /// The answer comes late.
  LATE,
  /// What exists is not seen yet.
  NOT_SEEN,
  /// A lie: the data key in clear, beside the envelope.
  LIE_PLAINTEXT,
  /// A lie: another key's ARN.
  LIE_ARN,
  /// A lie: the envelope holds another data key than the blob.
  LIE_DATA_KEY,
  /// A lie: one bit of the envelope's initialisation vector.
  LIE_BIT,
  /// A lie: an empty answer.
  LIE_NOTHING;

  static Optional<Fault> parse(String text) {
    return Stream.of(values()).filter(fault -> fault.name().equals(text)).findFirst();
  }
}
