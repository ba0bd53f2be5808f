package dev.treza.agent.aws.sigv4;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// What a signature is good for: one service in one region on one day.
///
/// @param time of the request
public record Scope(Instant time, String region, String service) {
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final int DAY_DIGITS = 8;

  /// ISO 8601 basic format, to the second: the value of `X-Amz-Date`.
  public String timestamp() {
    return BASIC.format(time);
  }

  String day() {
    return timestamp().substring(0, DAY_DIGITS);
  }

  /// The credential scope.
  String text() {
    return day() + "/" + region + "/" + service + "/aws4_request";
  }
}
