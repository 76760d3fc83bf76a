"""The catalogue of standards"""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('standard_editions',
    sa.Column('id', sa.Integer(), autoincrement=False, nullable=False),
    sa.Column('reference', sa.String(length=300), nullable=False),
    sa.Column('standard', sa.String(length=300), nullable=False),
    sa.Column('body', sa.String(length=40), nullable=False),
    sa.Column('kind', sa.String(length=60), nullable=False),
    sa.Column('status', sa.String(length=20), nullable=False),
    sa.Column('published', sa.String(length=10), nullable=False),
    sa.Column('withdrawn', sa.String(length=10), nullable=False),
    sa.Column('words', sa.Text(), nullable=False),
    sa.Column('source', sa.String(length=60), nullable=False),
    sa.Column('data', sa.Text(), nullable=False),
    sa.Column('claims', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_standard_editions'))
    )
    op.create_index('ix_standard_editions_reference', 'standard_editions', ['reference'], unique=True)
    op.create_index('ix_standard_editions_standard', 'standard_editions', ['standard'], unique=False)
    op.create_index('ix_standard_editions_body', 'standard_editions', ['body'], unique=False)
    op.create_table('standard_relations',
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=20), nullable=False),
    sa.Column('target', sa.String(length=300), nullable=False),
    sa.Column('on', sa.String(length=10), nullable=False),
    sa.ForeignKeyConstraint(['edition'], ['standard_editions.id'], name=op.f('fk_standard_relations_edition_standard_editions')),
    sa.PrimaryKeyConstraint('edition', 'place', name=op.f('pk_standard_relations'))
    )
    op.create_index('ix_standard_relations_target', 'standard_relations', ['target'], unique=False)
    op.create_table('standard_adoptions',
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('place', sa.Integer(), nullable=False),
    sa.Column('standard', sa.String(length=300), nullable=False),
    sa.ForeignKeyConstraint(['edition'], ['standard_editions.id'], name=op.f('fk_standard_adoptions_edition_standard_editions')),
    sa.PrimaryKeyConstraint('edition', 'place', name=op.f('pk_standard_adoptions'))
    )
    op.create_index('ix_standard_adoptions_standard', 'standard_adoptions', ['standard'], unique=False)
    op.create_table('standard_codes',
    sa.Column('edition', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.ForeignKeyConstraint(['edition'], ['standard_editions.id'], name=op.f('fk_standard_codes_edition_standard_editions')),
    sa.PrimaryKeyConstraint('edition', 'code', name=op.f('pk_standard_codes'))
    )
    op.create_index('ix_standard_codes_code', 'standard_codes', ['code'], unique=False)
    op.create_table('standard_committees',
    sa.Column('reference', sa.String(length=120), nullable=False),
    sa.Column('data', sa.Text(), nullable=False),
    sa.PrimaryKeyConstraint('reference', name=op.f('pk_standard_committees'))
    )
    op.create_table('standard_loads',
    sa.Column('source', sa.String(length=60), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('records', sa.Integer(), nullable=False),
    sa.Column('refused', sa.Integer(), nullable=False),
    sa.Column('at', sa.DateTime(timezone=True), nullable=False),
    sa.Column('by', sa.String(length=120), nullable=False),
    sa.PrimaryKeyConstraint('source', name=op.f('pk_standard_loads'))
    )


def downgrade() -> None:
    for name in (
        'standard_loads', 'standard_committees', 'standard_codes', 'standard_adoptions', 'standard_relations', 'standard_editions',
    ):
        op.drop_table(name)
