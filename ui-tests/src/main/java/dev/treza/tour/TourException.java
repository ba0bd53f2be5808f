package dev.treza.tour;

/// Something on the tour was not as it should be.
public final class TourException extends Exception {
  private static final long serialVersionUID = 1;

  public TourException(String message) {
    super(message);
  }

  public TourException(String message, Throwable cause) {
    super(message, cause);
  }
}
