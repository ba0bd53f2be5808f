package dev.treza.agent.doubles;

import java.util.ArrayList;
import java.util.List;

/// What happened to the doubles, in order.
public final class Events {
  private final List<String> happened = new ArrayList<>();

  public synchronized void add(String event) {
    happened.add(event);
  }

  public synchronized List<String> all() {
    return List.copyOf(happened);
  }

  public synchronized void forget() {
    happened.clear();
  }
}
