package dev.treza.fleet.release;

import static dev.treza.fleet.release.Releases.accepted;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.Realm;
import dev.treza.fleet.Refusal;
import dev.treza.fleet.json.CanonicalJson;
import dev.treza.fleet.json.JsonFields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReleaseJsonTest {
  private static final String TEXT =
      new String(
          CanonicalJson.encode(ReleaseJson.write(Releases.of(Realm.NITRO))).toArray(),
          StandardCharsets.UTF_8);

  @Test
  void survivesItsText() {
    assertThat(accepted(read(TEXT))).isEqualTo(Releases.of(Realm.NITRO));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"kind\":\"release\" | \"kind\":\"receipt\" | /kind",
        "\"v\":\"1\" | \"v\":\"2\" | /v",
        "\"realm\":\"nitro\" | \"realm\":\"aws\" | /realm",
        "\"version\":\"1.2.3\" | \"version\":\"1.2.4\" | /images/0/measurements/release",
        "\"issued\":\"1767225600000\" | \"issued\":\"-1\" | /issued",
        "\"architecture\":\"x86_64\" | \"architecture\":\"arm64\" | /images/0/architecture",
        "\"size\":\"8\" | \"size\":\"0\" | /images/0/size",
        "\"size\":\"8\" | \"size\":\"1073741825\" | /images/0/size",
        "\"sha384\":\" | \"sha384\":\"00 | /images/0/sha384",
        "\"sha256\":\" | \"sha256\":\"00 | /images/0/sha256",
        "\"size\":\"8\" | \"size\":\"8\",\"tail\":\"x\" | /images/0/tail",
      })
  void refusesWhatIsNotARelease(String part, String instead, String place) {
    String changed = TEXT.replaceFirst(Pattern.quote(part), instead);
    assertThat(changed).isNotEqualTo(TEXT);
    assertThat(refusal(changed)).startsWith("JSON-SCHEMA").contains("(at " + place + ")");
  }

  @Test
  void refusesAnImageTwice() {
    String image = TEXT.substring(TEXT.indexOf("[") + 1, TEXT.indexOf("]"));
    String first = image.substring(0, image.indexOf("},{") + 1);
    assertThat(refusal(TEXT.replace(image, first + "," + first))).contains("there twice");
  }

  @Test
  void refusesNoImage() {
    String images = TEXT.substring(TEXT.indexOf("["), TEXT.indexOf("]") + 1);
    assertThat(refusal(TEXT.replace(images, "[]"))).contains("/images");
  }

  @Test
  void refusesMoreImagesThanAReleaseHas() {
    String image = TEXT.substring(TEXT.indexOf("[") + 1, TEXT.indexOf("},{") + 1);
    String digest = image.replaceAll(".*\"sha256\":\"([0-9a-f]{64}).*", "$1");
    StringBuilder many = new StringBuilder();
    for (int i = 0; i <= Release.MAX_IMAGES; i++) {
      many.append(i == 0 ? "" : ",").append(image.replace(digest, "%064x".formatted(i)));
    }
    String images = TEXT.substring(TEXT.indexOf("[") + 1, TEXT.indexOf("]"));
    assertThat(refusal(TEXT.replace(images, many))).contains("at most 16");
  }

  @Test
  void cannotBeMadeOfWhatDoesNotBelongTogether() {
    ReleaseImage image = ReleaseImage.of(Releases.FILE, Releases.measurements("1"));
    for (List<ReleaseImage> images :
        List.of(List.<ReleaseImage>of(), List.of(image, image), Collections.nCopies(17, image))) {
      assertThatThrownBy(() -> new Release(Realm.NITRO, "1", Instant.EPOCH, images))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> new Release(Realm.NITRO, "2", Instant.EPOCH, List.of(image)))
        .hasMessageContaining("another release");
    assertThatThrownBy(() -> ReleaseImage.of(Bytes.EMPTY, Releases.measurements("1")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Outcome<Release> read(String text) {
    return JsonFields.decode(Bytes.utf8(text), ReleaseJson::read);
  }

  private static String refusal(String text) {
    return switch (read(text)) {
      case Outcome.Accepted<Release>(Release release) ->
          throw new AssertionError("took " + release);
      case Outcome.Refused<Release>(Refusal refusal) -> refusal.line();
    };
  }
}
