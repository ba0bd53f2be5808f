package dev.treza.fleet.wallet;

import static dev.treza.fleet.treasury.Outcomes.accepted;
import static dev.treza.fleet.treasury.Outcomes.id;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Outcome;
import dev.treza.fleet.json.JsonFields;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataTest {
  @Test
  void readsWhatPeopleWrote() {
    assertThat(accepted(read("{\"metadata\":{\"cost-centre\":\"4711\",\"owner\":\"Ada\"}}")))
        .isEqualTo(new Metadata(new TreeMap<>(Map.of("owner", "Ada", "cost-centre", "4711"))));
  }

  @Test
  void isNoneWhereThereIsNone() {
    assertThat(accepted(read("{}"))).isEqualTo(Metadata.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"metadata\":{}}",
        "{\"metadata\":\"x\"}",
        "{\"metadata\":{\"Owner\":\"Ada\"}}",
        "{\"metadata\":{\"\":\"Ada\"}}",
        "{\"metadata\":{\"owner\":\"\"}}",
        "{\"metadata\":{\"owner\":\" Ada\"}}",
        "{\"metadata\":{\"owner\":{\"name\":\"Ada\"}}}",
        "{\"metadata\":{\"owner\":true}}"
      })
  void refusesEveryOtherForm(String json) {
    assertThat(id(read(json))).startsWith("JSON-");
  }

  @Test
  void hasAtMostSixteenEntries() {
    Map<String, String> many =
        IntStream.rangeClosed(0, Metadata.MOST)
            .boxed()
            .collect(Collectors.toMap(i -> "e" + i, i -> "v"));
    assertThatThrownBy(() -> new Metadata(new TreeMap<>(many)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Outcome<Metadata> read(String json) {
    return JsonFields.decode(Bytes.utf8(json), Metadata::read);
  }
}
