package dev.treza.agent.simulator.aws;

import dev.treza.agent.aws.sigv4.Scope;
import dev.treza.agent.aws.sigv4.SigV4;
import dev.treza.agent.simulator.aws.Sessions.Session;
import dev.treza.agent.simulator.aws.iam.Principal;
import dev.treza.agent.simulator.aws.service.AwsError;
import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Checks the signature of a request as strictly as AWS, and more: everything that says what the
/// request is must be signed.
final class SignatureCheck {
  static final Duration MAX_SKEW = Duration.ofMinutes(5);

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([A-Z0-9]{16,128})/([0-9]{8})/([a-z0-9-]+)/([a-z]+)"
              + "/aws4_request, ?SignedHeaders=([a-z0-9;-]+), ?Signature=([0-9a-f]{64})");
  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final List<String> MUST_BE_SIGNED = List.of("host", "content-type");

  private final Sessions sessions;
  private final String region;

  SignatureCheck(Sessions sessions, String region) {
    this.sessions = sessions;
    this.region = region;
  }

  /// Who signed `request` for `service`.
  Principal check(Incoming request, String service, Instant now) throws AwsError {
    Matcher parts = AUTHORIZATION.matcher(request.header("authorization"));
    if (!parts.matches()) {
      throw new AwsError("IncompleteSignature", "the Authorization header has another form");
    }
    Instant time = time(request.header("x-amz-date"), now);
    Scope scope = new Scope(time, region, service);
    if (!scope.timestamp().startsWith(parts.group(2))
        || !parts.group(3).equals(region)
        || !parts.group(4).equals(service)) {
      throw new AwsError("InvalidSignatureException", "Credential should be scoped to this call");
    }
    Session session = session(request, parts.group(1), now);
    SortedMap<String, String> signed = signed(request, List.of(parts.group(5).split(";")));
    String expected =
        SigV4.signature(
            request.method(),
            signed,
            request.body(),
            session.credentials().secretAccessKey(),
            scope);
    if (!Bytes.hex(expected).equals(Bytes.hex(parts.group(6)))) {
      throw new AwsError(
          "InvalidSignatureException",
          "The request signature we calculated does not match the signature you provided.");
    }
    return session.principal();
  }

  private static Instant time(String text, Instant now) throws AwsError {
    try {
      Instant time = Instant.from(BASIC.parse(text));
      if (Duration.between(time, now).abs().compareTo(MAX_SKEW) > 0) {
        throw new AwsError("InvalidSignatureException", "Signature expired: " + text);
      }
      return time;
    } catch (DateTimeException malformed) {
      throw new AwsError("IncompleteSignature", "X-Amz-Date has another form");
    }
  }

  private Session session(Incoming request, String accessKeyId, Instant now) throws AwsError {
    Session session =
        sessions
            .of(accessKeyId)
            .filter(known ->
                known
                    .credentials()
                    .sessionToken()
                    .equals(Optional.ofNullable(request.headers().get("x-amz-security-token"))))
            .orElseThrow(() ->
                new AwsError(
                    "UnrecognizedClientException",
                    "The security token included in the request is invalid."));
    if (!now.isBefore(session.credentials().expires())) {
      throw new AwsError(
          "ExpiredTokenException", "The security token included in the request is expired");
    }
    return session;
  }

  /// The headers that were signed, in the order of their names.
  private static SortedMap<String, String> signed(Incoming request, List<String> names)
      throws AwsError {
    SortedMap<String, String> signed = new TreeMap<>();
    for (String name : names) {
      signed.put(name, request.header(name));
    }
    boolean all =
        names.containsAll(MUST_BE_SIGNED)
            && request.headers().keySet().stream()
                .filter(name -> name.startsWith("x-amz-"))
                .allMatch(names::contains);
    if (!all || !names.equals(names.stream().sorted().distinct().toList())) {
      throw new AwsError("InvalidSignatureException", "not everything that counts is signed");
    }
    String hash = request.headers().getOrDefault("x-amz-content-sha256", "");
    if (!hash.isEmpty() && !hash.equals(Digest.of(request.body()).hex())) {
      throw new AwsError("InvalidSignatureException", "x-amz-content-sha256 is of another body");
    }
    return signed;
  }
}
