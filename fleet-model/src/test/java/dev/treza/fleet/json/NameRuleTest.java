package dev.treza.fleet.json;

import static dev.treza.fleet.json.JsonSamples.accepted;
import static dev.treza.fleet.json.JsonSamples.refusal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.treza.fleet.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameRuleTest {
  private static Outcome<String> name(String name) {
    return JsonFields.read(JsonObject.builder().text("f", name).build(), f -> f.name("f"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Ada",
        "Ada Lovelace",
        "J\u00f6rg \u00c5ngstr\u00f6m",
        "\u5c71\u7530 \u592a\u90ce",
        "\u0645\u0631\u064a\u0645",
        "cold-wallet #3 (EU)",
        "\u0928\u093f\u0932\u093e"
      })
  void acceptsNamesOfPeopleAndThings(String name) {
    assertThat(accepted(name(name))).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Ada ",
        " Ada",
        "Ada  Lovelace",
        "Ada\tLovelace",
        "Ada\nLovelace",
        "Ada\u00a0L",
        "Ada\u3000L",
        "Ada\u0000",
        "Ada\u0085",
        "Ada\u00ad",
        "Ada\u200b",
        "Ada\u200d",
        "Ada\u2060",
        "Ada\ufeff",
        "\u202eadA",
        "\u2066Ada",
        "\u061cAda",
        "Ada\u2028",
        "Ada\u034f",
        "\u3164",
        "Ada\u115f",
        "Ada\ufe0f",
        "Ada\u2800",
        "Ada\ue000",
        "Ada\udb40\udc41",
        "Ada\u0378"
      })
  void refusesNamesThatAreNotWhatTheyLookLike(String name) {
    assertThat(refusal(name(name))).isEqualTo("JSON-NAME at /f");
  }

  @Test
  void refusesANameThatIsNotInNormalFormC() {
    assertThat(refusal(name("Jo\u0308rg"))).isEqualTo("JSON-NAME at /f");
  }

  @Test
  void countsCharactersAndNotTheirBytes() {
    assertThat(accepted(name("\ud83d\ude00".repeat(128)))).isNotEmpty();
    assertThat(refusal(name("x".repeat(129)))).isEqualTo("JSON-NAME at /f");
  }
}
