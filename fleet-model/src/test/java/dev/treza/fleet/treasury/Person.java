package dev.treza.fleet.treasury;

import dev.treza.fleet.approval.Approval;
import dev.treza.fleet.charter.CredentialKind;
import dev.treza.fleet.charter.Officer;
import dev.treza.fleet.charter.Role;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.jws.Jws;
import dev.treza.fleet.jws.JwsSigner;
import dev.treza.fleet.jws.JwsType;
import dev.treza.fleet.jws.SigningException;
import dev.treza.fleet.jws.SoftwareJwsSigner;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Set;

/// Somebody with a key, whether a charter names him or not.
public record Person(String id, JwsSigner signer) {
  /// With a P-256 key.
  public static Person of(String id) {
    return new Person(id, signer("EC", 256));
  }

  public static Person withEd25519(String id) {
    return new Person(id, signer("Ed25519", 255));
  }

  /// How a charter names this person.
  public Officer officer(Role... roles) {
    return new Officer(
        id, "Officer " + id, Set.of(roles), CredentialKind.SOFTWARE, List.of(signer.key()));
  }

  public String sign(Approval approval) {
    return sign(approval.kind(), approval.toJson());
  }

  public String sign(JwsType type, JsonObject payload) {
    try {
      return Jws.sign(type, payload, signer);
    } catch (SigningException broken) {
      throw new AssertionError(broken);
    }
  }

  private static JwsSigner signer(String algorithm, int bits) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
      generator.initialize(bits);
      return Outcomes.accepted(SoftwareJwsSigner.of(generator.generateKeyPair()));
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }
}
