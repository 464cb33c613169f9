"""Thirty saved pages of invented articles, in the markup shapes of thirty kinds of news site. Not a test itself: pages() gives (shape, HTML, words)."""
import html
import json
import random

GIVEN = "Ada Tom Vera Ilan Marta Hugo Nora Emil Lena Otto Rita Karl Dora Paul Ines Finn".split()
FAMILY = "Reed Hale Lind Okaro Velde Brandt Quill Moran Sorel Tann Weller Dupree Falk Norden Pryce Holm".split()
PLACES = "Port Averin|Lower Marsh|Tarn Valley|Eastmoor|Cape Lorne|Highfield|Saltby|Greywick|Ostrand|Millbrook".split("|")
THINGS = "the harbour wall|the night ferry|the new bridge|the grain store|the tram line|the water plant|the school roof|the fish market|the dam|the bus depot".split("|")
TEMPLATES = [
    "“We looked at {thing} for {n} months and found nothing that would justify another delay,” {who}, who leads the works department, said on Monday in {place}.",
    "{who} told councillors that {thing} would cost {n} million crowns more than planned, and that the money had not yet been found anywhere in the budget.",
    "The council of {place} is to vote on {thing} in the week of the 14th, after {n} hours of hearings in which residents spoke for and against the plan.",
    "According to a report that was read out on Tuesday, {thing} carried fewer than {n} thousand people last year, about half of what had been expected.",
    "“Nobody asked the people who live beside it,” said {who}, a baker from {place}, adding that the noise had woken her family {n} nights in a row.",
    "Work on {thing} began in spring. It stopped after {n} days.",
    "Engineers hired by the town measured cracks of {n} millimetres in the northern part, which {who} called “ugly but harmless” in a letter to the board.",
    "{who} disagreed. The cracks, he argued, had grown since the storm that flooded {place}, and {thing} should be shut until somebody knew why.",
    "Asked whether the town would pay, {who} said that it “depends on what the ministry decides before the end of the month” and declined to say more.",
    "A spokeswoman for the ministry said that {n} requests of this kind lay on her desk and that the one from {place} would be dealt with in its turn.",
    "Shops along the quay in {place} have lost a third of their customers since {thing} was closed, a survey of {n} owners found.",
    "“It is a start,” {who} said.",
]
ASIDE = [
    "Five recipes for the long weekend that your guests will talk about for years",
    "Why everyone at the races wore yellow this season, and where you can still buy it",
    "The quiz of the week: how well do you remember the winners of the song contest?",
    "House prices rise again in the capital as buyers return to the market after a slow winter",
    "Seven walks near the coast with a good place to eat at the end of each of them",
    "Champions lose at home for the first time in two years after a goal in the last minute",
    "Doctors explain what really happens when you skip breakfast for a month",
    "The film that nobody wanted to make is now the favourite of every critic in town",
]
LONG_ASIDE = [
    "The striker, who came on after the break, scored twice within four minutes and then walked off with a smile that told the whole stadium what he thought of his manager's choice. It was the club's ninth win in a row.",
    "Pour the batter into a hot pan, wait until the edges are golden, and turn it only once. Serve with lemon, sugar and a spoon of the jam that you made last autumn; everyone will ask you for the recipe.",
    "Our reviewers tested twelve vacuum cleaners over three weeks in homes with dogs, cats and small children. Only two of them survived, and the cheaper one was also the quieter one, which surprised us.",
]
COMMENTS = [
    "I have lived here for forty years and I have never seen anything so badly run as this. They should all be ashamed of themselves, and they should pay for it out of their own pockets, not out of ours.",
    "Typical. First they spend the money, then they ask where it went. I remember when the same people promised us a swimming pool, and we all know how that ended, don't we?",
    "To be fair, what else could they do? The storm was not their fault. Some of you would complain if they gave you gold.",
]


def make_article(seed, paragraphs=None):
    choose = random.Random(seed)
    people = [f"{choose.choice(GIVEN)} {choose.choice(FAMILY)}" for _ in range(4)]
    place, thing = choose.choice(PLACES), choose.choice(THINGS)
    count = paragraphs or choose.randint(8, 14)
    order = [t for _ in range(2) for t in choose.sample(TEMPLATES, len(TEMPLATES))][:count]
    return {"title": f"{place} argues about {thing}", "date": f"2024-03-{seed % 27 + 1:02}", "by": people[0],
            "body": [t.format(who=choose.choice(people), place=place, thing=thing, n=choose.randint(3, 97)) for t in order]}


def e(text):
    return html.escape(text, quote=False)


def ps(article, tag="p", attributes=""):
    return [f"<{tag}{attributes}>{e(p)}</{tag}>" for p in article["body"]]


def links(n=5, start=0):
    return "".join(f"<li><a href='/n/{i}'>{ASIDE[(start + i) % len(ASIDE)]}</a></li>" for i in range(n))


NAV = "<header><nav><ul>" + "".join(f"<li><a href='/{s}'>{s}</a></li>" for s in ["Home", "News", "Sport", "Weather", "Culture", "Business", "Opinion"]) + "</ul></nav></header>"
FOOT = ("<footer><ul><li><a href=/about>About us</a></li><li><a href=/privacy>Privacy notice</a></li><li><a href=/jobs>Work with us</a></li></ul>"
        "<p>The Averin Courier is published by Averin Media Limited, registered office 4 Quay Street. All rights reserved.</p></footer>")
COOKIES = ("<div id='onetrust-banner-sdk' class='cookie-banner' role='dialog'><h2>Your privacy</h2><p>We and our 841 partners store and access information on your device, "
           "such as cookies, to show you personal advertising, to measure it, and to learn about those who see it. You can change your choice at any time.</p>"
           "<button>Accept all</button><button>Manage preferences</button></div>")


def whole(article, body, head="", html_attributes=" lang=en", body_attributes=""):
    return (f"<!DOCTYPE html><html{html_attributes}><head><meta charset=utf-8><title>{e(article['title'])} | The Averin Courier</title>"
            f"<meta property=og:title content=\"{e(article['title'])}\">{head}</head><body{body_attributes}>{body}</body></html>")


def spread(parts, between):
    """Puts something after every third paragraph."""
    out = []
    for i, part in enumerate(parts):
        out.append(part)
        if i % 3 == 2:
            out.append(between(i))
    return "".join(out)


def h1(a):
    return f"<h1>{e(a['title'])}</h1>"


def ld(item):
    return f"<script type='application/ld+json'>{json.dumps(item)}</script>"


def news_item(a, **more):
    return {"@context": "https://schema.org", "@type": "NewsArticle", "headline": a["title"], "datePublished": a["date"], **more}


def cookie_banner(a):
    return whole(a, COOKIES + NAV + f"<main><article>{h1(a)}{''.join(ps(a))}</article></main>" + FOOT)


def linked_body(a):
    return whole(a, NAV + f"<div id=app></div>{FOOT}", ld(news_item(a, articleBody="\n\n".join(a["body"]))))


def graph_without_body(a):
    graph = {"@context": "https://schema.org", "@graph": [{"@type": "WebSite", "name": "Courier"}, news_item(a), {"@type": "BreadcrumbList"}]}
    return whole(a, NAV + f"<div class='wrap'><div class='story'>{h1(a)}{''.join(ps(a))}</div><div class='rail'><ul>{links()}</ul></div></div>" + FOOT, ld(graph))


def microdata(a):
    return whole(a, NAV + f"<div itemscope itemtype='http://schema.org/NewsArticle'><h1 itemprop=headline>{e(a['title'])}</h1><p class=standfirst>Have a tip? Write to us.</p>"
                 f"<div itemprop=articleBody>{''.join(ps(a))}</div><div itemprop=author>{a['by']} covers towns and water for the Courier.</div></div><ul>{links()}</ul>" + FOOT)


def amp(a):
    body = spread(ps(a), lambda i: "<amp-ad width=300 height=250 type=x><div placeholder>Advertisement</div></amp-ad><amp-img src=x.jpg width=3 height=2 alt='A quay'></amp-img>")
    return whole(a, f"<amp-sidebar id=s><ul>{links()}</ul></amp-sidebar><article class='amp-wp-article'>{h1(a)}<div class='amp-wp-article-content'>{body}</div></article>"
                 f"<amp-consent><div>We use cookies to keep this page free.</div></amp-consent>", "<style amp-custom>p{color:red}</style>", " amp lang=en")


def table_layout(a):
    text = "<br><br>".join(e(p) for p in a["body"])
    return (f"<html><head><title>{e(a['title'])}</title></head><body bgcolor=white><table width=760><tr><td colspan=3><a href=/>COURIER ONLINE</a></td></tr><tr>"
            f"<td width=120 valign=top><a href=/1>News</a><br><a href=/2>Sport</a><br><a href=/3>Letters</a></td><td valign=top><font size=5><b>{e(a['title'])}</b></font><br><br>{text}</td>"
            f"<td width=140 valign=top><b>Elsewhere</b><br>{'<br>'.join(f'<a href=/{i}>{t}</a>' for i, t in enumerate(ASIDE))}</td></tr></table></body></html>")


def unclosed_paragraphs(a):
    return (f"<HTML><HEAD><TITLE>{e(a['title'])}</TITLE></HEAD><BODY><TABLE><TR><TD><UL><LI><A HREF=a>Front page<LI><A HREF=b>Archive</A></UL><TD><H1>{e(a['title'])}</H1>"
            f"{''.join('<P><FONT FACE=arial>' + e(p) + '</FONT>' for p in a['body'])}<HR><A HREF=/>Back to the front page</A></TABLE></BODY></HTML>")


def div_soup(a):
    return whole(a, f"<div class='x1'><div class='x2'>{NAV}</div><div class='x3'><div class='x4'>{h1(a)}</div>" + "".join(f"<div class='x5'><div class='x6'><span>{e(p)}</span></div></div>" for p in a["body"]) +
                 f"</div><div class='x7'>{''.join(f'<div><a href=/{i}><span>{t}</span></a></div>' for i, t in enumerate(ASIDE))}</div></div>")


def live_blog(a):
    posts = "".join(f"<div class='live-post' id='p{i}'><time datetime='{a['date']}T{18 - i:02}:05:00Z'>{18 - i:02}.05</time><div class='live-post__body'>{p}</div>"
                    f"<div class='share-tools'><a href=#>Share this post</a> <a href=#>Copy link</a></div></div>" for i, p in enumerate(ps(a)))
    return whole(a, COOKIES + NAV + f"<main><h1>{e(a['title'])} – live</h1><div class='live-blog'>{posts}</div><aside><h2>Most read</h2><ol>{links()}</ol></aside></main>" + FOOT,
                 ld({**news_item(a), "@type": "LiveBlogPosting"}))


def related_links(a):
    between = lambda i: f"<p><strong>Read more: <a href='/r/{i}'>{ASIDE[i % 8]}</a></strong></p><aside class='related'><h3>Related stories</h3><ul>{links(3, i)}</ul></aside>"
    return whole(a, NAV + f"<article>{h1(a)}{spread(ps(a), between)}</article>" + FOOT)


def captions(a):
    between = lambda i: ("<figure><img src=a.jpg alt='The quay in the morning, seen from the old crane'><figcaption>The quay in the morning, seen from the old crane beside the customs house. "
                         "<span class=credit>Photograph: Lou Marr/Averin Pictures</span></figcaption></figure>")
    return whole(a, NAV + f"<article>{h1(a)}{between(0)}{spread(ps(a), between)}</article>" + FOOT)


def pull_quotes(a):
    quoted = [p.split("“")[1].split("”")[0] for p in a["body"] if "“" in p]
    between = lambda i: f"<blockquote class='pullquote'><p>{e(quoted[i % len(quoted)])}</p></blockquote><aside class='pull-quote'>{e(quoted[(i + 1) % len(quoted)])}</aside>"
    return whole(a, NAV + f"<article>{h1(a)}{spread(ps(a), between)}</article>" + FOOT)


def newsletter(a):
    box = ("<div class='newsletter-signup'><h3>The morning letter</h3><p>Sign up for our letter and get the best of the day in your inbox every morning at seven, free of charge.</p>"
           "<form><input type=email><button>Sign up</button></form><p>By clicking you agree to our terms and to our privacy notice, which you can read at any time.</p></div>")
    return whole(a, NAV + f"<article>{h1(a)}{spread(ps(a), lambda i: box)}</article>" + FOOT)


def comments(a):
    said = "".join(f"<li class=comment><div class=comment-author>reader{i}</div><div class=comment-content><p>{e(c)}</p></div></li>" for i, c in enumerate(COMMENTS * 3))
    return whole(a, NAV + f"<main><article>{h1(a)}<div class='article-text'>{''.join(ps(a))}</div></article><section id=comments><h2>9 comments</h2><ol>{said}</ol></section></main>" + FOOT)


def next_articles(a):
    other = make_article(900)
    return whole(a, NAV + f"<div class='stream'><article>{h1(a)}{''.join(ps(a))}</article><article>{h1(other)}{''.join(ps(other))}</article></div>" + FOOT)


def teaser_grid(a):
    cards = "".join(f"<div class=card><h3><a href=/c>{ASIDE[i]}</a></h3><p>{LONG_ASIDE[i % 3]}</p></div>" for i in range(6))
    return whole(a, NAV + f"<div class='page'><div class='main-col'><div class='entry'>{h1(a)}{''.join(ps(a))}</div></div><div class='more-stories'>{cards}</div></div>" + FOOT)


def wordpress(a):
    return whole(a, NAV + f"<div id=content class=site-content><main><article class='post type-post'><header class=entry-header>{h1(a)}<div class=entry-meta>Posted on {a['date']} by {a['by']}</div></header>"
                 f"<div class='entry-content'>{''.join(ps(a))}<div class='sharedaddy sd-sharing-enabled'><h3>Share this:</h3><ul><li><a href=#>Mail</a></li><li><a href=#>Print</a></li></ul></div>"
                 f"<div id='jp-relatedposts'><h3>Related</h3><ul>{links(3)}</ul></div></div><footer class=entry-footer>Posted in <a href=/t>Towns</a>. Bookmark the permalink.</footer></article></main>"
                 f"<div id=secondary class=widget-area><section class=widget><h2>Archives</h2><ul>{links()}</ul></section></div></div>" + FOOT)


def drupal(a):
    return whole(a, NAV + f"<div class='region region-content'><article class='node node--type-article'>{h1(a)}<div class='field field--name-body field--type-text-with-summary'>{''.join(ps(a))}</div>"
                 f"<div class='field field--name-field-tags'><a href=/t1>harbours</a> <a href=/t2>councils</a></div></article></div><aside class='region region-sidebar-second'><div class=block>"
                 f"<h2>Weather</h2><p>Rain in the morning, dry later, with a fresh wind from the west and highs of twelve degrees on the coast.</p></div></aside>" + FOOT)


def script_app(a):
    state = json.dumps({"props": {"teasers": LONG_ASIDE, "story": a["body"]}})
    return whole(a, f"<div id=__next><div class='Layout_root__a1'>{NAV}<div class='Story_body__z9'>{h1(a)}{''.join(ps(a, 'p', ' class=Text_p__k2'))}</div></div></div><script id=__NEXT_DATA__ type=application/json>{state}</script>")


def paywall_box(a):
    wall = ("<div class='paywall subscription-offer'><h2>Continue with a subscription</h2><p>Unlimited articles on all your devices, the printed paper at the weekend, and the puzzles: from two crowns "
            "a week, cancel whenever you like.</p><a href=/buy>Choose an offer</a></div>")
    return whole(a, NAV + f"<article>{h1(a)}<div class='article__content'>{''.join(ps(a))}</div>{wall}</article>" + FOOT)


def interview(a):
    a["body"] = [p if i % 2 else f"What did you hear about number {i + 1}?" for i, p in enumerate(a["body"])]
    return whole(a, NAV + "<article>" + h1(a) + "".join(f"<p><b>{e(p)}</b></p>" if i % 2 == 0 else f"<p>{e(p)}</p>" for i, p in enumerate(a["body"])) + "</article>" + FOOT)


def list_article(a):
    parts, words = [], []
    for i in range(0, len(a["body"]), 4):
        head = f"Point {i // 4 + 1} of the plan"
        group = a["body"][i:i + 4]
        parts.append(f"<h2>{head}</h2><p>{e(group[0])}</p>" + (f"<ul>{''.join(f'<li>{e(p)}</li>' for p in group[1:])}</ul>" if group[1:] else ""))
        words += [head, *group]
    a["body"] = words
    return whole(a, NAV + f"<article>{h1(a)}{''.join(parts)}</article>" + FOOT)


def split_body(a):
    parts = ps(a)
    third = len(parts) // 3 + 1
    pieces = "".join(f"<div class='body-chunk'>{''.join(parts[i:i + third])}</div><div class='ad-slot'>Advertisement. Scroll to continue with the story.</div>" for i in range(0, len(parts), third))
    return whole(a, NAV + f"<div class='content-grid'>{h1(a)}{pieces}</div>" + FOOT)


def gallery(a):
    slides = "".join(f"<li class='gallery__slide'><img src={i}.jpg><div class='gallery__caption'>Picture {i} of 12: visitors walk past the painted boats that were shown at the summer fair on the old pier.</div></li>" for i in range(1, 13))
    return whole(a, NAV + f"<article>{h1(a)}<div class='gallery'><ul>{slides}</ul></div><div class='article-body'>{''.join(ps(a))}</div></article>" + FOOT)


def preformatted(a):
    return f"<html><head><title>{e(a['title'])}</title></head><body><h1>{e(a['title'])}</h1><pre>" + "\n\n".join(e(p) for p in a["body"]) + "</pre><a href=index.html>Index of messages</a></body></html>"


def components(a):
    blocks = spread([f"<div data-component='text-block' class='ssrcss-RichText'><div><p>{e(p)}</p></div></div>" for p in a["body"]],
                    lambda i: f"<div data-component='links-block'><ul>{links(3, i)}</ul></div><div data-component='image-block'><figure><span>Image source, Averin Pictures</span>"
                              f"<figcaption>Image caption, The town hall was built in 1887</figcaption></figure></div>")
    return whole(a, NAV + f"<main><article><div data-component='headline-block'>{h1(a)}</div>{blocks}<section data-component='topic-list'><ul><li><a href=/t>Harbours</a></li></ul></section></article>"
                 f"<section data-component='top-stories'><ul>{links(6)}</ul></section></main>" + FOOT)


def long_sidebar(a):
    side = "".join(f"<div class='femail-item'><a href=/f{i}><img src=x><span>{ASIDE[i % 8]}</span></a><p>{LONG_ASIDE[i % 3]}</p></div>" for i in range(20))
    return whole(a, NAV + f"<div class='alpha'>{h1(a)}<div itemprop='articleBody'>{''.join(ps(a, 'p', ' class=mol-para-with-font'))}</div></div><div class='beta sidebar'>{side}</div>" + FOOT)


def story_sections(a):
    trust = "<div class='trust-box'><p>Why you can trust us: the Courier has reported from these towns for 120 years.</p></div>"
    return whole(a, NAV + f"<section class='story-body'>{h1(a)}<p class='byline'>By {a['by']}</p>{''.join(ps(a))}</section>{trust}<section class='recirc'><h2>Up next</h2><ul>{links(6)}</ul></section>" + FOOT)


def print_view(a):
    return f"<html><head><title>{e(a['title'])}</title></head><body><div>Averin Courier</div><h2>{e(a['title'])}</h2><div>By {a['by']}</div><div>{a['date']}</div>{''.join(ps(a))}<div>Copyright Averin Media. All rights reserved.</div></body></html>"


def twice(a):
    return whole(a, NAV + f"<div class='desktop-only'><div class=txt>{h1(a)}{''.join(ps(a))}</div></div><div class='mobile-only'><div class=txt>{''.join(ps(a))}</div></div>" + FOOT)


SHAPES = [cookie_banner, linked_body, graph_without_body, microdata, amp, table_layout, unclosed_paragraphs, div_soup, live_blog, related_links, captions, pull_quotes, newsletter,
          comments, next_articles, teaser_grid, wordpress, drupal, script_app, paywall_box, interview, list_article, split_body, gallery, preformatted, components, long_sidebar,
          story_sections, print_view, twice]


def pages(seed=0):
    for i, shape in enumerate(SHAPES):
        article = make_article(seed + i)
        page = shape(article)
        yield shape.__name__, page, " ".join(article["body"]).split()
