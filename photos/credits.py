"""Who made a picture and whose it is, as written into every rendition; nothing else goes along."""

import re
from xml.sax.saxutils import escape

from PIL import Image

from photos.models import Photo

ARTIST, COPYRIGHT = 0x013B, 0x8298
# What XML cannot carry.
FORBIDDEN = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:photoshop="http://ns.adobe.com/photoshop/1.0/">{}</rdf:Description>
</rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""
CREATOR = "<dc:creator><rdf:Seq><rdf:li>{}</rdf:li></rdf:Seq></dc:creator>"
CREDIT = "<photoshop:Credit>{}</photoshop:Credit>"
RIGHTS = '<dc:rights><rdf:Alt><rdf:li xml:lang="x-default">{}</rdf:li></rdf:Alt></dc:rights>'


def xmp_of(photo: Photo) -> bytes:
    """An XMP packet with the photo's creator, credit and copyright notice."""
    credits_ = dict.fromkeys(filter(None, (photo.credit_ru, photo.credit_kk)))
    told = ((CREATOR, photo.creator), (CREDIT, " / ".join(credits_)), (RIGHTS, photo.copyright))
    parts = [form.format(escape(FORBIDDEN.sub("", words))) for form, words in told if words]
    return PACKET.format("".join(parts)).encode()


def exif_of(photo: Photo) -> bytes:
    """The same creator and copyright notice for programs that read EXIF alone, in UTF-8."""
    exif = Image.Exif()
    for tag, words in ((ARTIST, photo.creator), (COPYRIGHT, photo.copyright)):
        if words:
            exif[tag] = FORBIDDEN.sub("", words).encode()
    return exif.tobytes() if len(exif) else b""
