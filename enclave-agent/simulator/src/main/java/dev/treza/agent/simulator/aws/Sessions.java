package dev.treza.agent.simulator.aws;

import dev.treza.agent.aws.sigv4.SessionCredentials;
import dev.treza.agent.simulator.aws.iam.Principal;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The sessions that were given out, by access key.
final class Sessions {
  static final Duration LIFE = Duration.ofHours(1);
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

  private final SecureRandom random;
  private final Map<String, Session> sessions = new ConcurrentHashMap<>();

  record Session(SessionCredentials credentials, Principal principal) {}

  Sessions(SecureRandom random) {
    this.random = random;
  }

  SessionCredentials open(Principal principal, Instant now) {
    SessionCredentials credentials =
        new SessionCredentials(
            "ASIA" + letters(16), letters(40), Optional.of(letters(120)), now.plus(LIFE));
    sessions.put(credentials.accessKeyId(), new Session(credentials, principal));
    return credentials;
  }

  Optional<Session> of(String accessKeyId) {
    return Optional.ofNullable(sessions.get(accessKeyId));
  }

  private String letters(int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return text.toString();
  }
}
