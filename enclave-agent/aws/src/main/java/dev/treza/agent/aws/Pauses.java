package dev.treza.agent.aws;

import java.time.Duration;

/// Waits between two tries.
public interface Pauses {
  /// Returns after about `time`.
  ///
  /// @throws InterruptedException if the caller is to stop
  void pause(Duration time) throws InterruptedException;

  /// Sleeps.
  Pauses SLEEP = time -> Thread.sleep(time);
}
