package dev.treza.console.transactions;

import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Tone;
import dev.treza.console.store.TransactionState;
import org.kordamp.ikonli.feather.Feather;

/// The state of a transaction as a badge.
final class StateBadge {
  private StateBadge() {}

  static Badge of(TransactionState state) {
    return switch (state) {
      case DRAFT -> new Badge(Feather.EDIT_3, Tone.NEUTRAL, state.label());
      case NEEDS_APPROVAL -> new Badge(Feather.USERS, Tone.WARNING, state.label());
      case IN_DOUBT -> new Badge(Feather.HELP_CIRCLE, Tone.WARNING, state.label());
      case SIGNED -> new Badge(Feather.CHECK_CIRCLE, Tone.GOOD, state.label());
      case BROADCAST -> new Badge(Feather.SEND, Tone.BUSY, state.label());
      case CONFIRMED -> new Badge(Feather.CHECK_SQUARE, Tone.GOOD, state.label());
      case FAILED -> new Badge(Feather.X_OCTAGON, Tone.BAD, state.label());
      case REPLACED -> new Badge(Feather.REPEAT, Tone.NEUTRAL, state.label());
      case DROPPED -> new Badge(Feather.ALERT_TRIANGLE, Tone.WARNING, state.label());
      case REFUSED -> new Badge(Feather.X_OCTAGON, Tone.BAD, state.label());
    };
  }
}
