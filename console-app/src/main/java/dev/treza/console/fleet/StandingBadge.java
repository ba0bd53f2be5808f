package dev.treza.console.fleet;

import dev.treza.console.controls.Ages;
import dev.treza.console.controls.Badge;
import dev.treza.console.controls.Buttons;
import dev.treza.console.controls.Tone;
import dev.treza.fleet.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.kordamp.ikonli.feather.Feather;

/// A [Standing] as a badge. Only the two verified ones ever say so.
public final class StandingBadge {
  private StandingBadge() {}

  /// The badge of `standing`.
  ///
  /// @param now for the age of a verification
  public static Badge of(String id, Standing standing, Instant now) {
    return switch (standing) {
      case Standing.Unknown _ -> Badge.withId(id, Feather.MINUS, Tone.NEUTRAL, "Not checked yet");
      case Standing.Stopped _ -> Badge.withId(id, Feather.SQUARE, Tone.NEUTRAL, "Stopped");
      case Standing.Checking _ -> Badge.withId(id, Feather.LOADER, Tone.BUSY, "Checking …");
      case Standing.Verified(Instant at) ->
          timed(at, Badge.withId(id, Feather.SHIELD, Tone.GOOD, "Verified · " + age(at, now)));
      case Standing.VerifiedSimulated(Instant at) ->
          timed(
              at,
              Badge.withId(
                  id, Feather.SHIELD, Tone.REHEARSAL, "Verified (simulated) · " + age(at, now)));
      case Standing.Refused(Refusal refusal) ->
          explained(
              Badge.withId(id, Feather.SHIELD_OFF, Tone.BAD, "Refused · " + name(refusal)),
              refusal);
      case Standing.Unreachable(Refusal refusal) ->
          explained(
              Badge.withId(id, Feather.WIFI_OFF, Tone.WARNING, "Unreachable · " + name(refusal)),
              refusal);
    };
  }

  private static Badge timed(Instant at, Badge badge) {
    badge.setTooltip(
        Buttons.tip(
            "Verified on a connection of its own at " + at.truncatedTo(ChronoUnit.SECONDS)));
    return badge;
  }

  private static Badge explained(Badge badge, Refusal refusal) {
    badge.setTooltip(Buttons.tip(refusal.line() + "\n" + refusal.id().nextStep()));
    return badge;
  }

  private static String name(Refusal refusal) {
    return refusal.id().id();
  }

  private static String age(Instant at, Instant now) {
    return Ages.ago(Duration.between(at, now));
  }
}
