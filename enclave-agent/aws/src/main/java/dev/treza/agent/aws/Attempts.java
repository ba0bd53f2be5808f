package dev.treza.agent.aws;

import java.time.Duration;
import java.util.Set;

/// How often a call is tried, and after which errors. Every call the agent makes may be made twice:
/// reads and `Decrypt` change nothing, a second data key is as good as the first, and what is
/// written carries a token that AWS knows again.
final class Attempts {
  static final int MOST = 4;
  static final Duration FIRST_PAUSE = Duration.ofMillis(100);

  private static final Set<String> BUSY =
      Set.of(
          AwsException.NO_ANSWER,
          "DependencyTimeoutException",
          "InternalFailure",
          "InternalServerError",
          "InternalServiceError",
          "InternalServiceErrorException",
          "KMSInternalException",
          "KeyUnavailableException",
          "ProvisionedThroughputExceededException",
          "RequestLimitExceeded",
          "RequestTimeout",
          "RequestTimeoutException",
          "ServiceUnavailable",
          "SlowDown",
          "Throttling",
          "ThrottlingException",
          "ThrottledException",
          "TooManyRequestsException",
          "TransactionInProgressException");
  private static final Set<String> SESSION_OVER =
      Set.of("ExpiredToken", "ExpiredTokenException", "UnrecognizedClientException");

  private Attempts() {}

  static boolean mayHelp(AwsException failed) {
    return BUSY.contains(failed.code()) || isSessionOver(failed);
  }

  static boolean isSessionOver(AwsException failed) {
    return SESSION_OVER.contains(failed.code());
  }

  /// Doubles each time.
  ///
  /// @param failed how many tries have failed, from 1
  static Duration pauseAfter(int failed) {
    return FIRST_PAUSE.multipliedBy(1L << (failed - 1));
  }
}
