package dev.treza.agent.aws.http;

import java.io.IOException;
import java.io.Serial;

/// What came is not an HTTP/1.1 answer within bounds.
public final class HttpFormatException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  HttpFormatException(String message) {
    super(message);
  }
}
