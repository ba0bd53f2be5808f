package dev.treza.agent.image;

import dev.treza.fleet.Bytes;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Objects;

/// Keys and certificates that sign in tests only.
public final class TestSigner {
  private TestSigner() {}

  public static Bytes file(String name) throws IOException {
    try (InputStream in = TestSigner.class.getResourceAsStream("signing/" + name)) {
      return Bytes.of(Objects.requireNonNull(in, name).readAllBytes());
    }
  }

  public static PrivateKey key() throws IOException, GeneralSecurityException {
    String pem = new String(file("signer.key").toArray(), StandardCharsets.US_ASCII);
    byte[] der = Base64.getMimeDecoder().decode(pem.replaceAll("-----[A-Z ]+-----", ""));
    return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(der));
  }
}
