"""What programs put on the clipboard, and documents with the traits of real ones. All words are our own."""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {margin: 0}</style>
<!--[if gte mso 9]><xml><w:WordDocument>hidden words</w:WordDocument></xml><![endif]--></head>
<body lang=EN-AU><!--StartFragment-->
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<h1>Acids<o:p></o:p></h1>
<p class=MsoNormal>An acid <b>loosens</b> what is <i>dry</i>, \u201cgently\u201d.<o:p></o:p></p>
<h2>Who may use one</h2>
<p class=MsoListParagraphCxSpFirst style='text-indent:-18.0pt;mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='mso-list:Ignore'>\u00b7<span>&nbsp;&nbsp; </span></span><![endif]>Adults</p>
<p class=MsoListParagraphCxSpLast style='mso-list:l0 level1 lfo1'><![if !supportLists]>
<span style='mso-list:Ignore'>\u00b7<span>&nbsp;</span></span><![endif]>Calm skin</p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>Acid</p></td><td><p class=MsoNormal>Strength</p></td>
</tr><tr><td><p class=MsoNormal>Glycolic</p></td><td><p class=MsoNormal>8&nbsp;%</p></td></tr></table>
<p class=MsoNormal>It is mostly H<sub>2</sub>O, enough for 40 cm<sup>2</sup>, as written under.<a href="#_ftn1"
name="_ftnref1"><span class=MsoFootnoteReference>[1]</span></a> More <a
href="https://aus01.safelinks.protection.outlook.com/?url=https%3A%2F%2Fexample.org%2Facids&amp;data=05">there</a>.</p>
<!--EndFragment--></body></html>"""

GOOGLE_DOCS = (
    '<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-7f">'
    '<h2 dir="ltr"><span style="font-weight:700">Evenings</span></h2>'
    '<p dir="ltr"><span style="font-weight:400">Wash, then </span><span style="font-weight:700">wait</span>'
    '<span>: CO</span><span style="vertical-align:sub;">2</span><span> is no part of it. </span>'
    '<a href="https://www.google.com/url?q=https://example.org/evening&amp;sa=D&amp;ust=1"><span>How</span></a></p>'
    '<ul><li aria-level="1"><p role="presentation"><span>Serum</span></p></li>'
    '<ul><li aria-level="2"><p role="presentation"><span>two drops</span></p></li></ul></ul><br>'
    '<h3 dir="ltr"><span>Afterwards</span></h3><p><span>Sleep.\u200b</span></p></b>'
)

# A question-and-answer page in plain text: curly quotes, an accented name, headings that only stand alone.
QUESTIONS = """Small Bumps

Where do they come from?
Think of each one as a tiny \u201cpouch\u201d. A \u201cpouch\u201d fills by itself and stays shut.
May I rub them off?
Please don\u2019t. At Caf\u00e9 Perle we only soften them, which takes weeks.
Quiet skin to all of you!
Caf\u00e9 Perle Studio
(03) 5550 0123"""

# A page of a clinic: blank lines in rows, blanks at both ends, and what is left of a no-break space at the end.
CLINIC = """

Bumps the size of a pinhead are common, most often near the eyes and the nose.

What are they?


They hold keratin, the skin\u2019s own armour.\u00a0

A calmer look

Come by on a weekday and we will plan the next months together.\u00c2"""

# A blog: bullets made of letters, a link in bare words, straight quotes, a code to use.
BLOG = """What are these "pearls" under my skin?

They sit deeper than you'd think and grow to 1-2mm. On the day, the skin is:

  \u2022 - Washed
  \u2022 - Softened with a scrub - small beads do it - for a minute
  \u2022 - Left in peace

Ask me anything!\u00a0

Use the code "quietpearl" once.

Pearl & Co www.pearlandco.example"""
DOCUMENTS = {"questions": QUESTIONS, "clinic": CLINIC, "blog": BLOG}
