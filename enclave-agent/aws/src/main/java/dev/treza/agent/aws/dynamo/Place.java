package dev.treza.agent.aws.dynamo;

import java.util.Locale;

/// Where an item lies: its partition and its place in it.
///
/// @param partition the partition key, attribute `p`
/// @param sort the sort key, attribute `k`
record Place(String partition, String sort) {
  static final String PARTITION = "p";
  static final String SORT = "k";
  private static final String STATE = "s/";

  /// Of an item of the state: all keys up to the first `/` share a partition.
  static Place of(String key) {
    int slash = key.indexOf('/');
    return new Place(STATE + (slash < 0 ? key : key.substring(0, slash)), key);
  }

  /// Of a part of a value that is too large for one item.
  static Place ofPart(String content, int index) {
    return new Place("part/" + content, String.format(Locale.ROOT, "%05d", index));
  }

  /// Of what says whether a large batch became true.
  static Place ofOutcome(String batch) {
    return new Place("tx/" + batch, batch);
  }

  Attributes attributes() {
    return Attributes.NONE.text(PARTITION, partition).text(SORT, sort);
  }
}
