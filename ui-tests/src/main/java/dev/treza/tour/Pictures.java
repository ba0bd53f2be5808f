package dev.treza.tour;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import javafx.scene.image.PixelReader;
import javafx.scene.image.WritableImage;
import javax.imageio.ImageIO;

/// Numbered pictures of the window, as PNG.
public final class Pictures {
  private final Guide guide;
  private final Path folder;
  private int taken;

  public Pictures(Guide guide, Path folder) {
    this.guide = guide;
    this.folder = folder;
  }

  /// Takes pictures of all that scrolls in `scroll`, from top to bottom.
  public void pages(String scroll, String name) throws TourException {
    int pages = guide.pages(scroll);
    for (int page = 1; page < pages; page++) {
      guide.scroll(scroll, (double) page / (pages - 1));
      take(name + "-page-" + (page + 1));
    }
    guide.scroll(scroll, 0);
  }

  /// Takes a picture.
  ///
  /// @param name what it shows, for the file's name
  public Path take(String name) throws TourException {
    WritableImage image =
        guide.onScreen(() -> {
          guide.scene().getRoot().applyCss();
          guide.scene().getRoot().layout();
          return guide.scene().snapshot(null);
        });
    taken++;
    Path file = folder.resolve(String.format(Locale.ROOT, "%02d-%s.png", taken, name));
    try {
      ImageIO.write(buffered(image), "png", file.toFile());
    } catch (IOException fault) {
      throw new TourException("cannot write " + file, fault);
    }
    return file;
  }

  private static BufferedImage buffered(WritableImage image) {
    int width = (int) image.getWidth();
    int height = (int) image.getHeight();
    BufferedImage copy = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    PixelReader pixels = image.getPixelReader();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        copy.setRGB(x, y, pixels.getArgb(x, y));
      }
    }
    return copy;
  }
}
