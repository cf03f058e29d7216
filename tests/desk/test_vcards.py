"""Cards of every version, as mail programs and phones write them, become contributors, and go out again."""

import base64
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from essayeditor.collection.entities import Collection, Contributor, PrivateDetails
from essayeditor.collection.record import Record
from essayeditor.desk.people_csv import people, proposed
from essayeditor.desk.vcards import is_cards, read_cards, write_cards
from essayeditor.foundation.errors import FileRefused


def picture():
    out = io.BytesIO()
    Image.new("RGB", (200, 300), "teal").save(out, "JPEG")
    return out.getvalue()


def read(content):
    sheet = read_cards(content)
    return people(sheet, proposed(sheet)), sheet.photos


OUTLOOK_2_1 = (
    "BEGIN:VCARD\r\nVERSION:2.1\r\n"
    "N;LANGUAGE=en-gb;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Sampl=E9;Si=E2n;;Cllr;MBE\r\n"
    "FN;CHARSET=Windows-1252;ENCODING=QUOTED-PRINTABLE:Si=E2n Sampl=E9\r\n"
    "ORG:Hall trust;Trustees\r\nTITLE:Chair\r\n"
    "TEL;WORK;VOICE:01632 960001\r\nTEL;CELL;VOICE:01632 960002\r\n"
    "ADR;WORK;PREF:;;1 Long Lane;Stretford;;M32 0AA;United Kingdom\r\n"
    "NOTE;ENCODING=QUOTED-PRINTABLE:Rings on Tuesdays,=0D=0A=\r\n"
    "never on Fridays\r\n"
    "EMAIL;PREF;INTERNET:sian@example.org\r\nEMAIL;INTERNET:second@example.org\r\n"
    "PHOTO;TYPE=JPEG;ENCODING=BASE64:\r\n {photo}\r\n\r\nREV:20250109T101500Z\r\nEND:VCARD\r\n"
)


def test_outlooks_card_with_its_code_page_soft_breaks_and_picture():
    photo = base64.encodebytes(picture()).decode().strip().replace("\n", "\r\n ")
    rows, photos = read(OUTLOOK_2_1.replace("{photo}", photo).encode("cp1252"))
    assert rows == [
        {
            "name": "Siân Samplé",
            "sort_name": "Samplé, Siân",
            "honorific": "Cllr",
            "post_nominals": "MBE",
            "role": "Chair",
            "organisation": "Hall trust",
            "place": "Stretford",
            "email": "sian@example.org",
            "phone": "01632 960002",
            "address": "1 Long Lane\nStretford\nM32 0AA\nUnited Kingdom",
            "notes": "Rings on Tuesdays,\nnever on Fridays\nsecond@example.org, 01632 960001",
        }
    ]
    assert photos == {"siân samplé": picture()}


def test_a_phones_cards_folded_grouped_and_escaped():
    cards = (
        "BEGIN:VCARD\nVERSION:3.0\nN:Sample;Twm;;;\nFN:Twm Sample\n"
        "ORG:Credit union\\; lending;\nitem1.EMAIL;type=INTERNET;type=pref:twm@exa\n mple.org\n"
        "item1.X-ABLabel:_$!<Other>!$_\nNOTE:One\\nTwo\\, three\nEND:VCARD\n"
        "begin:vcard\nversion:3.0\nfn:Only a name\nend:vcard\n"
        "BEGIN:VCARD\nVERSION:3.0\nORG:No name\nEND:VCARD\n"
    )
    rows, photos = read(cards.encode())
    assert rows == [
        {
            "name": "Twm Sample",
            "sort_name": "Sample, Twm",
            "organisation": "Credit union; lending",
            "email": "twm@example.org",
            "notes": "One\nTwo, three",
        },
        {"name": "Only a name"},
    ]
    assert not photos


def test_version_4_with_a_data_address_and_a_telephone_address():
    data = base64.b64encode(picture()).decode()
    card = (
        "BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ada Sample\r\nN:Sample;Ada;;Dr;\r\n"
        'TEL;VALUE=uri;TYPE="voice,cell":tel:+44-1632-960003\r\n'
        f"PHOTO:data:image/jpeg;base64,{data}\r\nURL:https://example.org/ada\r\nEND:VCARD\r\n"
    )
    rows, photos = read(card.encode())
    assert rows[0]["phone"] == "+44-1632-960003"
    assert rows[0]["links"] == "https://example.org/ada"
    assert photos["ada sample"] == picture()


def test_a_picture_elsewhere_is_not_fetched():
    card = "BEGIN:VCARD\nVERSION:4.0\nFN:Ada\nPHOTO:https://example.org/ada.jpg\nEND:VCARD\n"
    assert read(card.encode())[1] == {}


@pytest.mark.parametrize("content", [b"", b"Name,Role\nA,B\n", b"BEGIN:VCARD\nORG:x\nEND:VCARD\n"])
def test_what_has_no_cards_is_refused(content):
    with pytest.raises(FileRefused, match="Nothing was imported"):
        read_cards(content)


def test_cards_are_told_from_tables():
    assert is_cards(b"\xef\xbb\xbfBEGIN:VCARD\r\nFN:A\r\nEND:VCARD")
    assert is_cards("BEGIN:VCARD\r\n".encode("utf-16"))
    assert not is_cards(b"Name,Role\n")


def test_cards_come_in_with_their_pictures_as_one_step(desk):
    photo = base64.b64encode(picture()).decode()
    pairs = (("Ada Sample", photo), ("B", "AAAA"))
    cards = [f"BEGIN:VCARD\nFN:{name}\nPHOTO;ENCODING=b:{data}\nEND:VCARD" for name, data in pairs]
    sheet = read_cards("\n".join(cards).encode())
    desk.add_people(people(sheet, proposed(sheet)), sheet.photos)
    ada, other = sorted(desk.record.all(Contributor), key=lambda p: p.name)
    assert desk.picture(ada.headshot).startswith(b"\xff\xd8")
    assert other.headshot == "", "what is no picture is left out"
    desk.undo()
    assert not list(desk.record.all(Contributor))


words = st.text(
    st.characters(exclude_categories=["Cc", "Cs", "Zl", "Zp", "Zs"]) | st.just(" "), max_size=40
).map(lambda text: " ".join(text.split()))


@given(words, words, words, words)
def test_what_is_written_is_read_again_and_holds_nothing_private(last, role, organisation, biography):
    person = Contributor(
        "c", f"Ada {last or 'Sample'}", f"{last or 'Sample'}, Ada".replace(",,", ","), role=role,
        organisation=organisation, biography=biography,
    )  # fmt: skip
    secret = PrivateDetails("c", "zq@example.org", "01632 960961", "7 Zq Lane", "Zq-note")
    record = Record.of([Collection("k", "T"), person, secret])
    content = write_cards(record, {})
    for value in (secret.email, secret.phone, secret.address, secret.notes):
        assert value.encode() not in content.replace(b"\r\n ", b"")
    assert all(len(line) <= 75 for line in content.split(b"\r\n"))
    rows, _ = read(content)
    wanted = {"role": role, "organisation": organisation, "biography": biography}
    assert {name: rows[0].get(name, "") for name in wanted} == wanted
    private, _ = read(write_cards(record, {}, private=True))
    assert (private[0]["email"], private[0]["notes"]) == (secret.email, "Zq-note")
