package dev.treza.agent.aws.sigv4;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// AWS Signature Version 4 (AWS General Reference, "Signature Version 4 signing process").
public final class SigV4 {
  private static final String ALGORITHM = "AWS4-HMAC-SHA256";

  private SigV4() {}

  /// The headers to send: `headers`, with `x-amz-date`, the session token if there is one, and
  /// `authorization` over all of them.
  ///
  /// @param headers by lower-case name, `host` among them
  public static SortedMap<String, String> sign(
      String method,
      Map<String, String> headers,
      Bytes body,
      SessionCredentials credentials,
      Scope scope) {
    SortedMap<String, String> signed = new TreeMap<>(headers);
    signed.put("x-amz-date", scope.timestamp());
    credentials.sessionToken().ifPresent(token -> signed.put("x-amz-security-token", token));
    String authorization =
        "%s Credential=%s/%s, SignedHeaders=%s, Signature=%s"
            .formatted(
                ALGORITHM,
                credentials.accessKeyId(),
                scope.text(),
                String.join(";", signed.keySet()),
                signature(method, signed, body, credentials.secretAccessKey(), scope));
    signed.put("authorization", authorization);
    return signed;
  }

  /// The signature over exactly `headers`, in lower-case hexadecimal.
  ///
  /// @param headers by lower-case name
  public static String signature(
      String method, SortedMap<String, String> headers, Bytes body, String secret, Scope scope) {
    StringBuilder canonical = new StringBuilder(method).append("\n/\n\n");
    headers.forEach((name, value) ->
        canonical
            .append(name.toLowerCase(Locale.ROOT))
            .append(':')
            .append(value.strip().replaceAll(" +", " "))
            .append('\n'));
    canonical
        .append('\n')
        .append(String.join(";", headers.keySet()))
        .append('\n')
        .append(Digest.of(body).hex());
    String toSign =
        String.join(
            "\n",
            ALGORITHM,
            scope.timestamp(),
            scope.text(),
            Digest.of(Bytes.utf8(canonical.toString())).hex());
    return Bytes.of(hmac(key(secret, scope), toSign)).hex();
  }

  private static byte[] key(String secret, Scope scope) {
    byte[] key = ("AWS4" + secret).getBytes(StandardCharsets.UTF_8);
    for (String part : new String[] {scope.day(), scope.region(), scope.service()}) {
      key = hmac(key, part);
    }
    return hmac(key, "aws4_request");
  }

  private static byte[] hmac(byte[] key, String text) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java runtime has HMAC-SHA-256", impossible);
    }
  }
}
