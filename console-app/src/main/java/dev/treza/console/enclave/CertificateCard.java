package dev.treza.console.enclave;

import dev.treza.console.controls.Card;
import dev.treza.console.controls.CopyText;
import dev.treza.console.controls.Texts;
import dev.treza.console.controls.Times;
import dev.treza.fleet.attestation.CertificateDetails;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The document's certificates, its own first and the root's last.
final class CertificateCard {
  private CertificateCard() {}

  static Node of(List<CertificateDetails> chain) {
    VBox rows = new VBox(12);
    for (int index = 0; index < chain.size(); index++) {
      rows.getChildren().add(row(index, chain.get(index)));
    }
    return new Card("certificates", "Certificates, from the document's own to the root", rows);
  }

  private static Node fingerprint(int index, CertificateDetails certificate) {
    HBox line =
        new HBox(
            8,
            Texts.muted("SHA-256"),
            CopyText.line("certificate-" + index, certificate.fingerprint().hex()));
    line.setAlignment(Pos.CENTER_LEFT);
    return line;
  }

  private static Node row(int index, CertificateDetails certificate) {
    return new VBox(
        2,
        Texts.body((index + 1) + "  " + certificate.subject()),
        Texts.muted(
            "Valid "
                + Times.utc(certificate.notBefore())
                + " to "
                + Times.utc(certificate.notAfter())),
        fingerprint(index, certificate));
  }
}
