package dev.treza.fleet.protocol;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.chain.Review;
import dev.treza.fleet.chain.ReviewField;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonText;
import dev.treza.fleet.treasury.Edit;
import dev.treza.fleet.treasury.Treasury;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A key that arrives as a blob of KMS, as it is asked for and shown.
class KmsImportTest {
  private static final KmsBlob BLOB = Protocol.kmsBlob();
  private static final ImportCall CALL =
      Protocol.importCalls().stream()
          .filter(call -> call.blob().isPresent())
          .findFirst()
          .orElseThrow();
  private static final ImportRequest REQUEST = CALL.request(Treasury.head());

  private static String refusal(Bytes document) {
    return id(JsonFields.decode(document, ImportCall::read));
  }

  @Test
  void theRequestNamesKeyAndBlob() {
    JsonObject json = REQUEST.toJson();
    assertThat(json.member("kmsKey")).contains(new JsonText(BLOB.key().toString()));
    assertThat(REQUEST.blob())
        .contains(new KmsBlob.Named(BLOB.key(), Digest.of(BLOB.ciphertext())));
  }

  @Test
  void anotherBlobIsAnotherRequest() {
    KmsBlob other = new KmsBlob(BLOB.key(), Bytes.hex("010204"));
    Bytes sent = Edit.set(CALL.toJson(), "/kms_blob", other.ciphertext().base64Url());
    ImportCall call = accepted(JsonFields.decode(sent, ImportCall::read));
    assertThat(call.request(Treasury.head()).digest()).isNotEqualTo(REQUEST.digest());
    assertThatThrownBy(() -> ImportCall.of(REQUEST, other, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherImportKeyIsAnotherRequest() {
    Bytes sent = Edit.set(CALL.toJson(), "/kms_key", "arn:aws:kms:eu-west-1:000000000000:key/4321");
    ImportCall call = accepted(JsonFields.decode(sent, ImportCall::read));
    assertThat(call.request(Treasury.head()).digest()).isNotEqualTo(REQUEST.digest());
  }

  @Test
  void theReviewShowsKeyAndBlobAndWhoElseCanOpenIt() {
    Review review = ImportReview.of(REQUEST);
    assertThat(review.fields())
        .contains(
            new ReviewField.Text("Import key", BLOB.key().toString()),
            new ReviewField.Octets("SHA-256 of the blob", Digest.of(BLOB.ciphertext()).value()));
    assertThat(review.risks()).contains(ImportReview.UNDER_KMS);
  }

  @Test
  void theReviewOfOtherImportsSpeaksOfNoBlob() {
    ImportRequest plain = Protocol.importCalls().getFirst().request(Treasury.head());
    assertThat(ImportReview.of(plain).risks()).containsExactly(ImportReview.ELSEWHERE);
  }

  @Test
  void aCallBringsAKeyInOneWay() {
    assertThat(refusal(Edit.set(CALL.toJson(), "/sealed", "AQI")))
        .isEqualTo(JsonRefusal.SCHEMA.id());
    ImportCall sealed = Protocol.importCalls().getLast();
    assertThat(refusal(Edit.set(sealed.toJson(), "/kms_blob", "AQI")))
        .isEqualTo(JsonRefusal.SCHEMA.id());
  }

  @Test
  void aBlobIsNeitherEmptyNorLongerThanKmsTakes() {
    for (int length : new int[] {0, KmsBlob.MOST + 1}) {
      String blob = Bytes.of(new byte[length]).base64Url();
      assertThat(refusal(Edit.set(CALL.toJson(), "/kms_blob", blob)))
          .isEqualTo(JsonRefusal.SCHEMA.id());
    }
    String longest = Bytes.of(new byte[KmsBlob.MOST]).base64Url();
    accepted(JsonFields.decode(Edit.set(CALL.toJson(), "/kms_blob", longest), ImportCall::read));
  }

  @Test
  void anImportKeyIsNamedByItsArn() {
    for (String key : List.of("1234", "alias/import", "arn:aws:kms:eu-west-1:0:alias/x", "")) {
      assertThat(refusal(Edit.set(CALL.toJson(), "/kms_key", key)))
          .isEqualTo(JsonRefusal.SCHEMA.id());
    }
  }

  @Test
  void theContextBindsRootNamespaceAndKind() {
    JsonObject context = KmsBlob.context(Treasury.charter());
    assertThat(context.members().keySet()).contains("root", "namespace", "kind");
    assertThat(context.toString()).contains(Treasury.charter().digest().hex(), "wallet-import");
  }
}
