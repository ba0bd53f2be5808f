package dev.treza.fleet.release;

import dev.treza.fleet.Bytes;
import dev.treza.fleet.Digest;
import dev.treza.fleet.Realm;
import dev.treza.fleet.attestation.Measurements;
import dev.treza.fleet.charter.MeasurementsJson;
import dev.treza.fleet.json.JsonFields;
import dev.treza.fleet.json.JsonObject;
import dev.treza.fleet.json.JsonRefusal;
import dev.treza.fleet.json.JsonShapeException;
import dev.treza.fleet.jws.JwsType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The JSON form of a release, the payload of its JWS:
///
/// ```
/// {kind: "release", v: "1", realm, version, issued,
///  images: [{architecture, measurements: {label, release, pcrs}, size, sha256, sha384}, …]}
/// ```
public final class ReleaseJson {
  private static final String KIND = "kind";
  private static final String VERSION = "1";

  private ReleaseJson() {}

  public static JsonObject write(Release release) {
    return JsonObject.builder()
        .text(KIND, JwsType.RELEASE.text())
        .text("v", VERSION)
        .text("realm", release.realm().text())
        .text("version", release.version())
        .time("issued", release.issued())
        .array("images", release.images().stream().map(ReleaseJson::image).toList())
        .build();
  }

  private static JsonObject image(ReleaseImage image) {
    return JsonObject.builder()
        .text("architecture", image.architecture().text())
        .object("measurements", MeasurementsJson.write(image.measurements()))
        .integer("size", image.size())
        .digest("sha256", image.sha256())
        .hex("sha384", image.sha384())
        .build();
  }

  static Release read(JsonFields fields) throws JsonShapeException {
    fields.literal(KIND, JwsType.RELEASE.text());
    fields.literal("v", VERSION);
    String version = fields.name("version");
    List<ReleaseImage> images = new ArrayList<>();
    Set<Digest> digests = new HashSet<>();
    for (JsonFields each : fields.objects("images")) {
      ReleaseImage image = image(each, version);
      if (!digests.add(image.sha256())) {
        throw refuse(each.place("sha256"), "this image is there twice");
      }
      images.add(image);
    }
    if (images.size() > Release.MAX_IMAGES) {
      throw refuse(fields.place("images"), "at most " + Release.MAX_IMAGES + " are allowed");
    }
    return new Release(
        fields.choice("realm", Realm::parse), version, fields.time("issued"), images);
  }

  private static ReleaseImage image(JsonFields fields, String version) throws JsonShapeException {
    Measurements measurements = MeasurementsJson.read(fields.object("measurements"));
    if (!measurements.release().equals(version)) {
      throw refuse(fields.place("measurements") + "/release", "the release is " + version);
    }
    Bytes sha384 = fields.hex("sha384");
    if (sha384.length() != ReleaseImage.SHA384_LENGTH) {
      throw refuse(fields.place("sha384"), "SHA-384 has 96 digits");
    }
    return new ReleaseImage(
        measurements,
        fields.choice("architecture", Architecture::parse),
        fields.longInteger("size", 1, ReleaseImage.MAX_SIZE),
        fields.digest("sha256"),
        sha384);
  }

  private static JsonShapeException refuse(String place, String detail) {
    return JsonShapeException.at(JsonRefusal.SCHEMA, place, detail);
  }
}
