"""Reads an enclave image as another program would: Python's struct, zlib and hashlib, and openssl for the
signature. It shares no code with the builder. Prints registers and files, one a line; ends with 1 if something is
wrong.

usage: python3 read_eif.py IMAGE
"""
import hashlib
import json
import struct
import subprocess
import sys
import tempfile
import zlib

KERNEL, COMMAND_LINE, RAMDISK, SIGNATURE, METADATA = 1, 2, 3, 4, 5
HEADER = struct.Struct(">4sHHQQHH32Q32QII")
SECTION = struct.Struct(">HHQ")


def need(condition, what):
    if not condition:
        sys.exit("read_eif: " + what)


def sections(image):
    need(HEADER.size == 548 and len(image) > 548, "too short")
    fields = HEADER.unpack_from(image)
    magic, version, flags, _, _, _, count = fields[:7]
    offsets, sizes, crc = fields[7:39], fields[39:71], fields[72]
    need((magic, version, flags) == (b".eif", 4, 0), "not an EIF of version 4 for x86-64")
    need(zlib.crc32(image[548:], zlib.crc32(image[:544])) == crc, "the checksum is wrong")
    found = []
    for offset, size in zip(offsets[:count], sizes[:count]):
        kind, _, length = SECTION.unpack_from(image, offset)
        need(length == size, "the header and a section differ in size")
        start = offset + SECTION.size
        found.append((kind, image[start:start + size]))
    return found


def register(*contents):
    digest = hashlib.sha384(b"".join(contents)).digest()
    return hashlib.sha384(bytes(48) + digest).digest()


def cbor(data, at=0):
    """One item of RFC 8949 as far as the signature section goes, and where it ends."""
    major, low = data[at] >> 5, data[at] & 31
    at += 1
    if low >= 24:
        width = 1 << (low - 24)
        low = int.from_bytes(data[at:at + width], "big")
        at += width
    if major == 0:
        return low, at
    if major == 1:
        return -1 - low, at
    if major == 2:
        return bytes(data[at:at + low]), at + low
    if major == 3:
        return data[at:at + low].decode(), at + low
    items = []
    for _ in range(low * (2 if major == 5 else 1)):
        item, at = cbor(data, at)
        items.append(item)
    return (items if major == 4 else dict(zip(items[::2], items[1::2]))), at


def cbor_bytes(data):
    length = len(data)
    head = bytes([0x40 + length]) if length < 24 else bytes([0x58, length]) if length < 256 else b"\x59" + struct.pack(">H", length)
    return head + data


def der_integer(number):
    data = number.to_bytes(number.bit_length() // 8 + 1, "big")
    return b"\x02" + bytes([len(data)]) + data


def openssl(*arguments, **options):
    return subprocess.run(["openssl", *arguments], check=True, capture_output=True, **options).stdout


def check_signature(section, pcr0):
    """Has openssl read the certificate and verify the COSE_Sign1 (RFC 9052 section 4.4). Gives PCR8."""
    entries, end = cbor(section)
    need(end == len(section) and len(entries) == 1, "not one signature")
    pem = bytes(entries[0]["signing_certificate"])
    (protected, unprotected, payload, signature), _ = cbor(bytes(entries[0]["signature"]))
    need(cbor(protected)[0] == {1: -35} and unprotected == {}, "not ES384")
    signed, _ = cbor(payload)
    need(signed["register_index"] == 0 and bytes(signed["register_value"]) == pcr0, "signed over another PCR0")
    to_be_signed = b"\x84\x6aSignature1" + cbor_bytes(protected) + b"\x40" + cbor_bytes(payload)
    r, s = int.from_bytes(signature[:48], "big"), int.from_bytes(signature[48:], "big")
    body = der_integer(r) + der_integer(s)
    with tempfile.TemporaryDirectory() as folder:
        names = [folder + "/" + name for name in ("key", "signature", "signed")]
        contents = [openssl("x509", "-pubkey", "-noout", input=pem), b"\x30" + bytes([len(body)]) + body, to_be_signed]
        for name, content in zip(names, contents):
            with open(name, "wb") as file:
                file.write(content)
        said = openssl("dgst", "-sha384", "-verify", names[0], "-signature", names[1], names[2])
    need(b"Verified OK" in said, "openssl refuses the signature")
    return register(openssl("x509", "-outform", "DER", input=pem))


def files(ramdisk):
    """The entries of a newc archive: path to (mode, size, SHA-256)."""
    found, at = {}, 0
    while True:
        need(ramdisk[at:at + 6] == b"070701", "not a newc archive")
        numbers = [int(ramdisk[at + 6 + 8 * i:at + 14 + 8 * i], 16) for i in range(13)]
        mode, size, name_size = numbers[1], numbers[6], numbers[11]
        name = ramdisk[at + 110:at + 110 + name_size - 1].decode()
        start = at + 110 + name_size + -(at + 110 + name_size) % 4
        if name == "TRAILER!!!":
            return found
        content = ramdisk[start:start + size]
        found[name] = (mode, size, hashlib.sha256(content).hexdigest())
        at = start + size + -(start + size) % 4


def main():
    with open(sys.argv[1], "rb") as file:
        parts = sections(file.read())
    kernel = [content for kind, content in parts if kind in (KERNEL, COMMAND_LINE)]
    ramdisks = [content for kind, content in parts if kind == RAMDISK]
    registers = {
        0: register(*kernel, *ramdisks),
        1: register(*kernel, ramdisks[0]),
        2: register(*ramdisks[1:]),
    }
    for kind, content in parts:
        if kind == SIGNATURE:
            registers[8] = check_signature(content, registers[0])
        if kind == METADATA:
            json.loads(content)
    for index, value in registers.items():
        print("PCR%d %s" % (index, value.hex()))
    everything = {**files(ramdisks[0]), **files(ramdisks[1])}
    for path, (mode, size, digest) in sorted(everything.items()):
        if mode & 0o170000 == 0o100000:
            print("/%s %d %s" % (path, size, digest))


if __name__ == "__main__":
    main()
