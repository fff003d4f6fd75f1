"""How each pair of letters leans, to Russian or to Kazakh, for words that stand in no list.

Kazakh is counted in bare letters («калай»), so that what a keyboard lacks changes nothing; ё is е.
A step is half a bit: 2 * log2(share in Russian / share in Kazakh), of the letters that follow the
first one. Russian was counted in the 60,000 commonest words of Wordfreq 3, weighed by the 0.6th
power of their frequency; Kazakh in the words of hunspell-kk with the commonest endings of noun and
verb. The edge of a word is a letter too.
"""

from itertools import pairwise

from languages.letters.words import BARE

_LETTERS = "_абвгдежзийклмнопрстуфхцчшщъыьэюя"

# After each letter, how it leans with every one of _LETTERS: A to I one to nine steps to Russian,
# a to i to Kazakh.
_TABLE = """
_:.dbICAcfDBDcCaDBFCAd.BCDIfB.i.CHI  а:A.AIbAICCHda.BaE.c.AhBHDI.I...EGE
б:EdBH.ea..a.DGEIB.GEbb.H...IGaI..I  в:C..GcbA.Aa.cCdBB.bCgC..DB...CD..F
г:Fd.E.Bdh.a.CIaDI.EEc........i....  д:Hb.IIE.GGa.HIHIHIGIAE.IIIG.HgII.I
е:ACAG.CICAD.b.AaC.b.AiADGI.I....BD  ж:CcA.cEB..B.E..Id..C.c...I...iI...
з:cBbIddbE.b.BG.IE.Hb......i..bI..I  и:ABAG.AFDaEIbbAcBdc.C.aGEIbI.i..CA
й:G.f.ief.ci.did.GfhBde..IIa..i....  к:..eG..cACB.eGbGDhH.d...C.i..i....
л:Dbh.ei.a.B.bChHGh.CfB.c.Ih..fH.HI  м:GbcEeia..B.aDACCaAcg.B...i..cHI.I
н:fAeEdgBdBC.a.iCI.EBB.D.FIiI..H.II  о:IeBH.DHBcF.cb.bBbcA.BaDAHbI...b..
п:hc....a..a.eD.BGbGeiD..C.i..fB..I  р:dBcGfiCAcA.cibDGbD.bBaDDIc..dHIGI
с:adDI.F...d.CICIBBGCBcAECIa.DiI.FI  т:CbCI.G.g...bGAIBdEFicD.IHi..eI.DI
у:BcCIa.CD.fh.d.a.EbBCbBEFIbH.i.GI.  ф:.a....A..A.......ACc.A...........
х:Ie.G..a..c..cdbC.a.g.............  ц:CC.I..A..a.B...C....D.......B....
ч:cA....B..B.be.Bd.e.aa........D...  ш:ab.I..C..A.BI.Ibc..ca.......iI...
щ:.A....D..D....b.............iI...  ъ:......C.........................I
ы:A.DIbAIAeHIedCi.afaB..I.IA......I  ь:E.Adcib..e.c.bEd..Df.b.bBa.....A.
э:...a.a....Cab.A.bAAE.C...........  ю:C.F.ec.AAg.chea..cAC...cI.I.i..I.
я:E..IebDA...fgBc..deBi.EcIeI....II
"""


def _steps(sign: str) -> int:
    if sign == ".":
        return 0
    return "ABCDEFGHI".index(sign) + 1 if sign.isupper() else -"abcdefghi".index(sign) - 1


_LEANINGS = {
    row[0] + second: _steps(sign)
    for row in _TABLE.split()
    for second, sign in zip(_LETTERS, row[2:], strict=True)
}
_FOLD = BARE | str.maketrans("ё", "е")


def leaning(word: str) -> int:
    """Half bits by which a word in small letters looks Russian; below zero, Kazakh."""
    framed = f"_{word.translate(_FOLD)}_"
    return sum(_LEANINGS.get(first + second, 0) for first, second in pairwise(framed))
